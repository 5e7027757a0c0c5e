package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A directory as a metalink (RFC 5854): what a download program needs to fetch all of it, and check what it got.
@Journey
class MetalinkTest {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
    private static final String TYPE = "application/metalink4+xml";
    private static final String DIRECTORY = "/data/linked/";
    private final Site site;
    private final Visitor alice;

    MetalinkTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
        alice.directory("/data/linked");
        alice.directory("/data/linked/below");
        alice.put("/data/linked/a%20%26%20b%22.txt", "hello", "Want-Digest", "sha-256")
                .is(201, 204);
        alice.put("/data/linked/empty", "").is(201, 204);
        alice.put("/data/linked/below/hidden", "x").is(201, 204);
    }

    @Test
    void itTellsNamesSizesChecksumsAndUrls() {
        for (Answer answer : List.of(
                alice.get(DIRECTORY, "Accept", TYPE),
                alice.get(DIRECTORY + "?type=metalink"),
                alice.get("/data/linked?type=metalink"))) {
            assertThat(answer.is(200).header("Content-Type").orElse("")).startsWith(TYPE);
            Document metalink = DavProperties.xml(answer.body());
            assertThat(metalink.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);
            List<Element> files = elements(metalink.getDocumentElement(), "file");
            assertThat(files.stream().map(file -> file.getAttribute("name"))).containsExactly("a & b\".txt", "empty");
            Element file = files.getFirst();
            assertThat(text(file, "size")).isEqualTo("5");
            assertThat(elements(file, "hash").stream()
                            .map(hash -> hash.getAttribute("type") + " " + hash.getTextContent()))
                    .contains(
                            "adler32 062c0215",
                            "sha-256 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            URI url = URI.create(text(file, "url"));
            assertThat(url.getPort()).isEqualTo(site.door().port());
            assertThat(alice.get(url.getRawPath()).is(200).text()).isEqualTo("hello");
        }
    }

    @Test
    void aPageSaysWhereItIs() {
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer page = alice.door(method, DIRECTORY, "").is(200);
            assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.header("Link"))
                    .contains("</data/linked/?type=metalink>; rel=describedby; type=\"" + TYPE + "\"");
            assertThat(page.header("Vary")).contains("Accept");
        }
        assertThat(alice.door("HEAD", DIRECTORY, "", "Accept", TYPE).header("Content-Type"))
                .contains(TYPE);
        assertThat(alice.get(DIRECTORY, "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8")
                        .header("Content-Type")
                        .orElse(""))
                .startsWith("text/html");
        assertThat(alice.get("/data/linked/empty?type=metalink").is(200).header("Link"))
                .isEmpty();
    }

    @Test
    void itIsAsTheBearerSeesThingsAndDoesNotRepeatTheToken() {
        String token = TokenTest.token(alice, "/", "{\"caveats\":[\"root:/data/linked\"]}");
        Answer answer = new Visitor(site, "", "").get("/?type=metalink&authz=" + token);
        assertThat(answer.is(200).toString()).doesNotContain("authz", token, "/data", "linked/");
        List<Element> files = elements(DavProperties.xml(answer.body()).getDocumentElement(), "file");
        String url = text(files.getLast(), "url");
        assertThat(url).isEqualTo(site.door().uri("/empty").toString());
        new Visitor(site, "", "").get("/empty?authz=" + token).is(200);
    }

    @Test
    void whoMayNotListGetsNone() {
        site.as("bob").get("/home/alice/?type=metalink").is(403);
        new Visitor(site, "", "").get(DIRECTORY + "?type=metalink").is(401);
        alice.get("/data/none/?type=metalink").is(404);
    }

    /// aria2 is a download program that is not ours.
    @Test
    void aDownloadProgramFetchesAllOfItAndChecksIt(@TempDir Path scratch) throws IOException {
        alice.directory("/data/fetched");
        alice.put("/data/fetched/%C3%BC%20%25.txt", "hello", "Want-Digest", "sha-256")
                .is(201, 204);
        alice.put("/data/fetched/big", "b".repeat(3_000_000)).is(201, 204);
        byte[] whole = alice.get("/data/fetched/", "Accept", TYPE).is(200).body();
        assertThat(aria2(scratch, "good", whole).exit()).isZero();
        try (Stream<Path> got = Files.list(scratch.resolve("good"))) {
            assertThat(got.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("\u00fc %.txt", "big");
        }
        assertThat(scratch.resolve("good/\u00fc %.txt")).hasContent("hello");
        alice.put("/data/fetched/%C3%BC%20%25.txt", "HELLO").is(204);
        assertThat(aria2(scratch, "stale", whole).exit()).isNotZero();
    }

    private static Tool.Outcome aria2(Path scratch, String into, byte[] metalink) throws IOException {
        Path file = Files.write(scratch.resolve(into + ".meta4"), metalink);
        return Tool.run(
                "aria2c",
                "--http-user=alice",
                "--http-passwd=" + Site.PASSWORD,
                "--check-integrity=true",
                "--dir=" + scratch.resolve(into),
                file.toString());
    }

    private static String text(Element in, String name) {
        return elements(in, name).getFirst().getTextContent();
    }

    private static List<Element> elements(Element in, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = in.getElementsByTagNameNS(NAMESPACE, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
