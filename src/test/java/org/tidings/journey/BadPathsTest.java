package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths that no honest client sends, byte for byte as they stand here.
@Journey
class BadPathsTest {
    private static final String[] METHODS = {"GET", "HEAD", "PUT", "DELETE", "MKCOL", "PROPFIND"};

    /// Characters stand for bytes (Latin-1).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/%",
                "/data/%4",
                "/data/%zz",
                "/data/%u0041",
                "/data/../private/secret",
                "/../../etc/passwd",
                "/data/..",
                "/data/./x",
                "/data/%2e%2e/private/secret",
                "/data/%2E./private/secret",
                "/data/.%2e/private/secret",
                "/data/%2e%2e%2fprivate%2fsecret",
                "/data/..%2fprivate%2fsecret",
                "/data/%252e%252e%252fprivate",
                "/data/a%2fb",
                "/data/%00",
                "/data/file%00.txt",
                "/data/file\u0000.txt",
                "/data/%ff",
                "/data/%c0%ae%c0%ae/private",
                "/data/%c0%af",
                "/data/%e0%80%af",
                "/data/%ed%a0%80",
                "/data/%f4%90%80%80",
                "/data/\u00ff\u00fe",
                "data/without-slash",
                "data",
                "/data/with space",
            })
    void aMalformedPathIsRefusedByEveryMethod(String path, Site site) {
        String before = everything(site);
        for (String method : METHODS) {
            Answer answer = raw(site, method, path);
            answer.is(400).leaksNothing(site);
            if (!method.equals("HEAD")) {
                assertThat(answer.text()).as("%s %s", method, path).isNotBlank();
            }
        }
        assertThat(everything(site)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/data/..;/private/secret", "/data/..\\private", "/data/.../x", "/data/..x", "/data/%5c..%5c"})
    void whatOnlyLooksLikeClimbingIsAnOrdinaryName(String path, Site site) {
        raw(site, "GET", path).is(404);
    }

    @Test
    void emptySegmentsAreForgiven(Site site) {
        site.as("alice").put("/data/slashes", "x").is(201, 204);
        raw(site, "GET", "//data///slashes").is(200);
    }

    @Test
    void aNameIsAtMost255Bytes(Site site) {
        var alice = site.as("alice");
        alice.directory("/data/long");
        alice.put("/data/long/" + "n".repeat(255), "x").is(201);
        alice.put("/data/long/" + "n".repeat(256), "x").is(400, 414).leaksNothing(site);
        alice.put("/data/long/" + "%C3%BC".repeat(127), "x").is(201);
        alice.put("/data/long/" + "%C3%BC".repeat(128), "x").is(400, 414).leaksNothing(site);
    }

    @Test
    void aPathIsAtMost4096Bytes(Site site) {
        var alice = site.as("alice");
        String deep = "/data/deep";
        alice.directory(deep);
        for (int level = 0; level < 15; level++) {
            deep = alice.directory(deep + "/" + "d".repeat(255));
        }
        deep += "/" + "f".repeat(4096 - deep.length() - 1);
        alice.put(deep, "x").is(201);
        alice.get(deep).is(200);
        alice.put(deep + "f", "x").is(400, 414).leaksNothing(site);
        alice.get("/data/" + "x/".repeat(50_000)).is(400, 414, 431).leaksNothing(site);
        alice.delete("/data/deep/").is(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/../private/x",
                "/data/%2e%2e/x",
                "/data/%00",
                "/data/%ff",
                "/data/%",
                "not a url",
                "http://elsewhere.example/data/x",
                "ftp://localhost/data/x",
                "//",
                "",
            })
    void aBadDestinationMovesNothing(String destination, Site site) {
        var alice = site.as("alice");
        alice.put("/data/source", "stays").is(201, 204);
        raw(site, "MOVE", "/data/source", "Destination: " + destination)
                .is(400, 403, 502)
                .leaksNothing(site);
        Answer copy = raw(site, "COPY", "/data/source", "Destination: " + destination);
        copy.is(202, 400, 403, 501).leaksNothing(site);
        assertThat(copy.status() == 202).isEqualTo(copy.text().contains("\nfailure: "));
        assertThat(alice.get("/data/source").text()).isEqualTo("stays");
    }

    private static Answer raw(Site site, String method, String target, String... fields) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Connection: close\r\n");
        request.append("Authorization: ")
                .append(site.as("alice").authorization())
                .append("\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        request.append(method.equals("PUT") ? "Content-Length: 1\r\n\r\nx" : "\r\n");
        return Wire.exchangeMethod(site.door(), method, request.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// All names of the site, as the admin sees them.
    private static String everything(Site site) {
        String names = "<propfind xmlns='DAV:'><prop><resourcetype/></prop></propfind>";
        return site.as("admin")
                .door("PROPFIND", "/", names, "Depth", "infinity")
                .is(207)
                .text();
    }
}
