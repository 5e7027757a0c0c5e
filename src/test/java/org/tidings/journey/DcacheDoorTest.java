package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The methods of dCache's WebDAV door as its clients know them, and who may use them.
@Journey
class DcacheDoorTest {
    private static final String[] METHODS = {
        "GET", "HEAD", "PUT", "DELETE", "MKCOL", "MOVE", "COPY", "PROPFIND", "PROPPATCH", "POST"
    };
    private final Site site;
    private final Visitor alice;

    DcacheDoorTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
        alice.directory("/data/door");
    }

    @Test
    void aFileHasTheFieldsOfADownload() {
        String target = "/data/door/fields.txt";
        alice.put(target, "0123456789").is(201, 204);
        Answer get = alice.get(target).is(200);
        String id = DcacheAnswers.json(alice.api("/api/v1/namespace" + target))
                .path("pnfsId")
                .asString();
        assertThat(get.header("ETag").orElse("")).matches("\"" + id + "_[0-9]+\"");
        assertThat(get.header("Accept-Ranges")).contains("bytes");
        assertThat(get.header("Last-Modified").orElse("")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} [0-9:]{8} GMT");
        assertThat(get.header("Content-Length")).contains("10");
        assertThat(get.header("Digest")).isEmpty();
        Answer head = alice.door("HEAD", target, "").is(200);
        for (String field : new String[] {"ETag", "Accept-Ranges", "Last-Modified", "Content-Length", "Content-Type"}) {
            assertThat(head.header(field)).as(field).isEqualTo(get.header(field));
        }
        assertThat(head.body()).isEmpty();
        Answer part = alice.get(target, "Range", "bytes=2-4").is(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(part.header("Content-Range")).contains("bytes 2-4/10");
    }

    @Test
    void anOverwriteHasAnotherEntityTagOfTheSameFile() {
        String target = "/data/door/tagged";
        String first = alice.put(target, "1").is(201, 204).header("ETag").orElseThrow();
        Answer second = alice.put(target, "2").is(204);
        assertThat(second.header("ETag").orElseThrow())
                .isNotEqualTo(first)
                .startsWith(first.substring(0, first.indexOf('_')));
        assertThat(alice.get(target).header("ETag")).isEqualTo(second.header("ETag"));
    }

    @Test
    void whoWaitsToSendIsServedWithoutARedirect() {
        try (var wire = new Wire(site.door())) {
            wire.send("PUT /data/door/waited HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + alice.authorization()
                    + "\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(wire.anyAnswer().status()).isEqualTo(100);
            wire.send("abc");
            wire.answer().is(201, 204);
        }
        assertThat(alice.get("/data/door/waited").is(200).text()).isEqualTo("abc");
    }

    @Test
    void whatHasNoRoomIsRefusedBeforeItIsSent() {
        try (var wire = new Wire(site.door())) {
            wire.send("PUT /data/door/huge HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + alice.authorization()
                    + "\r\nContent-Length: 999999999999999\r\nExpect: 100-continue\r\n\r\n");
            wire.anyAnswer().is(507).leaksNothing(site);
        }
        alice.get("/data/door/huge").is(404);
    }

    @Test
    void aDirectoryTakesNoBytes() {
        alice.directory("/data/door/directory");
        for (String target : new String[] {"/data/door/directory", "/data/door/directory/", "/data/door/none/"}) {
            Answer refused = alice.put(target, "x").is(405).leaksNothing(site);
            assertThat(refused.header("Allow").orElse("")).contains("PROPFIND").doesNotContain("PUT", "MKCOL");
        }
        site.as("bob").put("/data/door/directory", "x").is(403);
    }

    @Test
    void directoriesAreMadeOnceAndInDirectories() {
        String target = "/data/door/made";
        alice.delete(target).is(204, 404);
        alice.makeDirectory(target).is(201);
        alice.makeDirectory(target).is(405);
        alice.makeDirectory(target + "/").is(405);
        alice.put(target + "/file", "x").is(201);
        alice.makeDirectory(target + "/file").is(405);
        alice.makeDirectory(target + "/none/below").is(409);
        alice.put(target + "/none/file", "x").is(409);
        alice.put(target + "/file/below", "x").is(409);
    }

    @Test
    void aDirectoryGoesWithAllThatIsInIt() {
        alice.directory("/data/door/full");
        alice.put("/data/door/full/a", "x").is(201);
        alice.delete("/data/door/full/a").is(204);
        alice.delete("/data/door/full/a").is(404);
        alice.put("/data/door/full/a", "x").is(201);
        alice.delete("/data/door/full").is(204);
        alice.get("/data/door/full/a").is(404);
        alice.get("/data/door/full/").is(404);
    }

    @Test
    void whatIsMovedIsElsewhereAndACopyIsAnother() {
        alice.put("/data/door/from", "moved").is(201, 204);
        alice.delete("/data/door/to").is(204, 404);
        alice.move("/data/door/from", "/data/door/to").is(201);
        alice.get("/data/door/from").is(404);
        Answer copied = alice.door(
                "COPY",
                "/data/door/to",
                "",
                "Destination",
                site.door().uri("/data/door/from").toString());
        copied.is(201);
        assertThat(alice.get("/data/door/from").text()).isEqualTo("moved");
        alice.move("/data/door/from", "/data/door/to").is(204);
    }

    @Test
    void nobodyIsAskedWhoTheyAreAndAStrangerIsSentAway() {
        alice.put("/data/door/own", "x").is(201, 204);
        Visitor nobody = new Visitor(site, "", "");
        for (String method : METHODS) {
            Answer asked = change(nobody, method).is(401).leaksNothing(site);
            assertThat(asked.header("WWW-Authenticate").orElse("")).as(method).startsWith("Basic realm=\"");
        }
        Visitor wrong = new Visitor(site, "alice", "wrong");
        wrong.get("/data/door/own").is(401);
        for (String method : new String[] {"PUT", "DELETE", "MOVE", "PROPPATCH"}) {
            change(site.as("bob"), method).is(403).leaksNothing(site);
        }
        site.as("bob").makeDirectory("/data/door/bobs").is(403);
        for (String method : new String[] {"GET", "HEAD", "PROPFIND"}) {
            site.as("bob").door(method, "/home/alice/own", "").is(403);
        }
        assertThat(alice.get("/data/door/own").text()).isEqualTo("x");
    }

    private Answer change(Visitor who, String method) {
        String body = method.equals("PROPPATCH")
                ? "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x xmlns='urn:x'/></D:prop></D:set>"
                        + "</D:propertyupdate>"
                : "";
        return who.door(
                method,
                "/data/door/own",
                body,
                "Destination",
                site.door().uri("/data/door/other").toString());
    }

    @Test
    void anybodyMayReadWhereTheSiteSaysSoAndDirectoriesAreMadeWhereItSaysSo(@TempDir Path scratch) {
        var settings = Settings.write(scratch, """
            site:
              directory: %s/site
            access:
              anonymous: read
            uploads:
              create-parents: true
            """.formatted(scratch)).withAdmin();
        settings.tidings("user", "add", "carol").succeeded();
        try (Site open = settings.serve()) {
            open.as("admin").put("/made/on/the/way/file", "hello").is(201);
            Visitor nobody = new Visitor(open, "", "");
            assertThat(nobody.get("/made/on/the/way/file").is(200).text()).isEqualTo("hello");
            nobody.get("/made/").is(200);
            nobody.door("PROPFIND", "/made/", "", "Depth", "1").is(207);
            Answer asked = nobody.put("/made/by-nobody", "x").is(401).leaksNothing(open);
            assertThat(asked.header("WWW-Authenticate")).isPresent();
            nobody.delete("/made/on/the/way/file").is(401);
            open.as("carol").put("/made/by-carol", "x").is(403);
            open.as("carol").delete("/made/on/the/way/file").is(403);
            nobody.api("/api/v1/events/channels").is(401);
        }
    }
}
