package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The properties dCache's WebDAV door has, and extended attributes by all the ways they come and go.
@Journey
class DcachePropertiesTest {
    private static final String FILE = "/data/properties/f";
    private final Site site;
    private final Visitor alice;

    DcachePropertiesTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
        alice.directory("/data/properties");
        alice.put(FILE, "hello").is(201, 204);
    }

    @Test
    void aFileAndADirectoryHaveTheStandardSet() {
        String wanted = "<D:getcontentlength/><D:getlastmodified/><D:getetag/><D:creationdate/><D:displayname/>"
                + "<D:resourcetype/><D:iscollection/><D:isreadonly/><D:quota-available-bytes/><D:quota-used-bytes/>";
        var file = DavProperties.asked(alice, FILE, wanted);
        Answer head = alice.door("HEAD", FILE, "").is(200);
        assertThat(file.value(DavProperties.DAV, "getcontentlength")).contains("5");
        assertThat(file.value(DavProperties.DAV, "getetag")).isEqualTo(head.header("ETag"));
        assertThat(file.value(DavProperties.DAV, "getlastmodified")).isEqualTo(head.header("Last-Modified"));
        assertThat(file.value(DavProperties.DAV, "displayname")).contains("f");
        assertThat(file.value(DavProperties.DAV, "creationdate").orElse("")).matches("[0-9T:-]{19}Z");
        assertThat(file.value(DavProperties.DAV, "iscollection")).contains("FALSE");
        assertThat(file.value(DavProperties.DAV, "quota-used-bytes")).isEmpty();
        var directory = DavProperties.asked(alice, "/data/properties/", wanted);
        assertThat(directory.value(DavProperties.DAV, "iscollection")).contains("TRUE");
        assertThat(directory.value(DavProperties.DAV, "quota-available-bytes").orElse(""))
                .matches("[0-9]+");
        assertThat(directory.value(DavProperties.DAV, "quota-used-bytes").orElse(""))
                .matches("[0-9]+");
        assertThat(directory.value(DavProperties.DAV, "getetag")).isEmpty();
    }

    @Test
    void whatIsReadOnlyDependsOnWhoAsks() {
        for (String target : new String[] {FILE, "/data/properties/"}) {
            assertThat(readOnly(alice, target)).isEqualTo("FALSE");
            assertThat(readOnly(site.as("bob"), target)).isEqualTo("TRUE");
        }
        String token = TokenTest.token(alice, "/data/properties", "{\"caveats\":[\"activity:DOWNLOAD,LIST\"]}");
        assertThat(readOnly(new Visitor(site, "", ""), FILE + "?authz=" + token))
                .isEqualTo("TRUE");
    }

    private static String readOnly(Visitor who, String target) {
        return DavProperties.asked(who, target, "<D:isreadonly/>")
                .value(DavProperties.DAV, "isreadonly")
                .orElseThrow();
    }

    @Test
    void theStorageManagersPropertiesAreTheFilesAndNamedOnly() {
        String wanted = "<S:FileLocality/><S:AccessLatency/><S:RetentionPolicy/><C:Checksums/>";
        var file = DavProperties.asked(alice, FILE, wanted);
        assertThat(file.value(DavProperties.SRM, "FileLocality")).contains("ONLINE");
        assertThat(file.value(DavProperties.SRM, "AccessLatency")).contains("ONLINE");
        assertThat(file.value(DavProperties.SRM, "RetentionPolicy")).contains("REPLICA");
        assertThat(file.value(DavProperties.DCACHE, "Checksums")).contains("adler32=062c0215");
        var directory = DavProperties.asked(alice, "/data/properties", wanted);
        assertThat(directory.value(DavProperties.SRM, "FileLocality")).isEmpty();
        var all = DavProperties.all(alice, FILE);
        assertThat(all.value(DavProperties.DAV, "getetag")).isPresent();
        assertThat(all.value(DavProperties.SRM, "FileLocality")).isEmpty();
        assertThat(all.value(DavProperties.DAV, "isreadonly")).isEmpty();
        assertThat(all.value(DavProperties.DAV, "iscollection")).isEmpty();
    }

    @Test
    void whatTheSiteKnowsByItselfCannotBeSet() {
        for (String property :
                new String[] {"<S:FileLocality>NEARLINE</S:FileLocality>", "<C:Checksums>x</C:Checksums>"}) {
            String body = "<D:propertyupdate xmlns:D='DAV:' xmlns:S='" + DavProperties.SRM + "' xmlns:C='"
                    + DavProperties.DCACHE + "'><D:set><D:prop>" + property + "</D:prop></D:set></D:propertyupdate>";
            assertThat(alice.door("PROPPATCH", FILE, body).is(207).text()).contains("403 Forbidden");
        }
    }

    @Test
    void anUploadBringsExtendedAttributesAlongInItsOneEvent() {
        String target = "/data/properties/born";
        try (var listener = Listener.listen(alice, "path=/data/properties")) {
            alice.put(target + "?xattr.run=7&xattr.note=a%20b%2Bc+d&xattr.empty=&other=x", "1")
                    .is(201);
            Frame created = listener.await("file.created", target);
            assertThat(created.data()).contains("\"run\":\"7\"", "\"note\":\"a b+c d\"", "\"empty\":\"\"");
            alice.put(target + "?xattr.run=8", "2").is(204);
            Frame changed = listener.await("file.metadata", target);
            assertThat(changed.data()).contains("\"run\"", "\"7\"", "\"8\"");
            assertThat(listener.events().stream().map(Frame::kind))
                    .containsExactly("file.created", "file.written", "file.metadata");
        }
        var told = DavProperties.asked(alice, target, "<X:run/><X:note/><X:empty/><X:other/>");
        assertThat(told.value(DavProperties.XATTR, "run")).contains("8");
        assertThat(told.value(DavProperties.XATTR, "note")).contains("a b+c d");
        assertThat(told.value(DavProperties.XATTR, "empty")).contains("");
        assertThat(told.value(DavProperties.XATTR, "other")).isEmpty();
        var rest = alice.api("/api/v1/namespace" + target + "?xattr=true").is(200);
        assertThat(DcacheAnswers.json(rest).at("/extendedAttributes/note").asString())
                .isEqualTo("a b+c d");
        alice.delete(target).is(204);
    }

    @Test
    void attributesThatCannotBeAreRefusedAndNothingIsStored() {
        String target = "/data/properties/never";
        for (String query :
                new String[] {"?xattr.=x", "?xattr.a=1&xattr.a=2", "?xattr.%7Burn%3Ax%7Dy=%3Cbroken", "?xattr.a=%ff"}) {
            alice.put(target + query, "x").is(400).leaksNothing(site);
            alice.get(target).is(404);
        }
        alice.put(target + "?xattr." + "n".repeat(256) + "=1", "x").is(422).leaksNothing(site);
        alice.get(target).is(404);
        alice.askApi(
                        "POST",
                        "/api/v1/namespace" + FILE,
                        "{\"action\":\"set-xattr\",\"attributes\":{\"{urn:x}y\":\"<broken\"}}",
                        "Content-Type",
                        "application/json")
                .is(400);
        assertThat(DavProperties.all(alice, FILE).value("urn:x", "y")).isEmpty();
    }

    @Test
    void aPropertyOfTheirNamespaceIsAnAttributeReadAndWritten() {
        String set = "<D:propertyupdate xmlns:D='DAV:' xmlns:X='" + DavProperties.XATTR
                + "'><D:%1$s><D:prop><X:colour>red &amp; blue</X:colour></D:prop></D:%1$s></D:propertyupdate>";
        assertThat(alice.door("PROPPATCH", FILE, set.formatted("set")).is(207).text())
                .contains("200 OK");
        assertThat(DavProperties.all(alice, FILE).value(DavProperties.XATTR, "colour"))
                .contains("red & blue");
        assertThat(alice.door("PROPPATCH", FILE, set.formatted("remove"))
                        .is(207)
                        .text())
                .contains("200 OK");
        assertThat(DavProperties.asked(alice, FILE, "<X:colour/>").value(DavProperties.XATTR, "colour"))
                .isEmpty();
    }
}
