package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.wire.dav.DoorClient.Body;
import org.tidings.wire.http.RawClient;

/// The door from outside: status, fields and sentences of each method, with what bad input gets.
class DavDoorTest {
    private TrialDoor door;
    private DoorClient alice;
    private DoorClient bob;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        bob = new DoorClient(door, "bob");
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        door.close();
    }

    @Test
    void aFileIsPutReadReplacedAndDeleted() {
        HttpResponse<String> first = alice.put("/data/a.txt", "one");
        assertThat(first.statusCode()).isEqualTo(201);
        HttpResponse<String> read = alice.get("/data/a.txt");
        assertThat(read.body()).isEqualTo("one");
        assertThat(read.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        HttpResponse<String> second = alice.put("/data/a.txt", "two, longer");
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(second.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("ETag"));
        assertThat(alice.get("/data/a.txt").body()).isEqualTo("two, longer");
        assertThat(alice.ask("DELETE", "/data/a.txt").statusCode()).isEqualTo(204);
        HttpResponse<String> gone = alice.get("/data/a.txt");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo("There is nothing at /data/a.txt.\n");
    }

    @Test
    void aHeadSaysAllButTheBytes() {
        alice.put("/data/a.txt", "hello\n");
        HttpResponse<String> head = alice.ask("HEAD", "/data/a.txt", "Want-Digest", "adler32");
        assertThat(head.headers().firstValue("Content-Length")).contains("6");
        assertThat(head.headers().firstValue("Digest")).contains("adler32=084b021f");
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(alice.ask("HEAD", "/data/a.txt", "Want-Repr-Digest", "adler=1", "Want-Digest", "adler32")
                        .headers()
                        .firstValue("Repr-Digest"))
                .contains("adler=:CEsCHw==:");
    }

    @Test
    void aFileOfSeveralBuffersComesBackWhole() {
        String text = "0123456789abcdef".repeat(60_000);
        assertThat(alice.put("/data/big", text).statusCode()).isEqualTo(201);
        assertThat(alice.get("/data/big").body()).isEqualTo(text);
        HttpResponse<String> part = alice.get("/data/big", "Range", "bytes=100-699999");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(text.substring(100, 700_000));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-699999/960000");
    }

    @Test
    void severalRangesComeAsMultipart() {
        alice.put("/data/a.txt", "0123456789");
        HttpResponse<String> parts = alice.get("/data/a.txt", "Range", "bytes=0-1,8-");
        assertThat(parts.statusCode()).isEqualTo(206);
        String type = parts.headers().firstValue("Content-Type").orElseThrow();
        String boundary = type.substring("multipart/byteranges; boundary=".length());
        assertThat(parts.body())
                .isEqualTo("\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Range: bytes 0-1/10\r\n\r\n01\r\n--" + boundary
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes 8-9/10\r\n\r\n89\r\n--"
                        + boundary + "--\r\n");
        assertThat(alice.get("/data/a.txt", "Range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(alice.get("/data/a.txt", "Range", "bytes=0-1", "If-Range", "\"other\"")
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void conditionsDecide() {
        String tag = alice.put("/data/a", "one").headers().firstValue("ETag").orElseThrow();
        assertThat(alice.get("/data/a", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(alice.put("/data/a", "x", "If-None-Match", "*").statusCode()).isEqualTo(412);
        assertThat(alice.put("/data/a", "x", "If-Match", "\"other\"").statusCode())
                .isEqualTo(412);
        assertThat(alice.put("/data/a", "two", "If-Match", tag).statusCode()).isEqualTo(204);
        assertThat(alice.put("/data/a", "x", "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(alice.ask("DELETE", "/data/a", "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(alice.get("/data/a").body()).isEqualTo("two");
        assertThat(alice.put("/data/b", "x", "If-None-Match", "*").statusCode()).isEqualTo(201);
    }

    @Test
    void aWrongChecksumStoresNothing() {
        String right = "adler32=084b021f";
        for (List<String> field : List.of(
                List.of("Digest", "adler32=084b0220"),
                List.of("Digest", "md5=1B2M2Y8AsgTpgAmY7PhCfg=="),
                List.of("Repr-Digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"),
                List.of("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="))) {
            HttpResponse<String> refused = alice.put("/data/a", "hello\n", field.get(0), field.get(1));
            assertThat(refused.statusCode()).as(field.toString()).isEqualTo(400);
            assertThat(refused.body()).contains("nothing was stored.");
            assertThat(alice.get("/data/a").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> stored = alice.put("/data/a", "hello\n", "Digest", right, "Want-Digest", "adler32");
        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.headers().firstValue("Digest")).contains(right);
    }

    @Test
    void aBodyCutShortStoresNothing() {
        String request = "PUT /data/cut HTTP/1.1\nHost: x\nAuthorization: " + alice.authorization()
                + "\nContent-Length: 100\nConnection: close\n\nonly this";
        RawClient.sendAndHangUp(door.uri(), request);
        assertThat(alice.get("/data/cut").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWaitsToSendIsToldBeforeSending() {
        String request = "PUT /private/a HTTP/1.1\nHost: x\nAuthorization: " + alice.authorization()
                + "\nContent-Length: 100\nExpect: 100-continue\nConnection: close\n\n";
        assertThat(RawClient.say(door.uri(), request))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("100 Continue");
    }

    @Test
    void directoriesAreMadeOnceAndInDirectories() {
        assertThat(alice.ask("MKCOL", "/data/d").statusCode()).isEqualTo(201);
        assertThat(alice.ask("MKCOL", "/data/d/").statusCode()).isEqualTo(405);
        assertThat(alice.ask("MKCOL", "/data/x/y").statusCode()).isEqualTo(409);
        assertThat(alice.ask("MKCOL", "/data/e", new Body("<x/>")).statusCode()).isEqualTo(415);
        assertThat(alice.put("/data/d", "x").statusCode()).isEqualTo(405);
        assertThat(alice.put("/data/x/y", "x").statusCode()).isEqualTo(409);
        assertThat(alice.ask("DELETE", "/data/d").statusCode()).isEqualTo(204);
    }

    @Test
    void movingAndCopyingFollowTheDestination() {
        String root = door.uri().toString();
        alice.put("/data/a%20b", "x");
        assertThat(alice.ask("COPY", "/data/a%20b", "Destination", root + "data/c%20d")
                        .statusCode())
                .isEqualTo(201);
        assertThat(alice.ask("COPY", "/data/a%20b", "Destination", "/data/c%20d", "Overwrite", "F")
                        .statusCode())
                .isEqualTo(412);
        assertThat(alice.ask("MOVE", "/data/a%20b", "Destination", root + "data/c%20d")
                        .statusCode())
                .isEqualTo(204);
        assertThat(alice.get("/data/a%20b").statusCode()).isEqualTo(404);
        assertThat(alice.get("/data/c%20d").body()).isEqualTo("x");
        assertThat(alice.ask("MOVE", "/data/c%20d", "Destination", "http://elsewhere/x")
                        .statusCode())
                .isEqualTo(502);
        assertThat(alice.ask("MOVE", "/data/c%20d").statusCode()).isEqualTo(400);
        assertThat(alice.ask("MOVE", "/data/c%20d", "Destination", "/private/x").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProppatchIsAllOrNothing() {
        alice.put("/data/a", "x");
        String live = "<propertyupdate xmlns='DAV:'><set><prop><x"
                + " xmlns='urn:x'>1</x><getetag>y</getetag></prop></set></propertyupdate>";
        assertThat(alice.ask("PROPPATCH", "/data/a", new Body(live)).body())
                .contains("403 Forbidden", "424 Failed Dependency");
        String dead = "<propertyupdate xmlns='DAV:'><set><prop><x xmlns='urn:x'>1 &amp;"
                + " <b/></x></prop></set></propertyupdate>";
        assertThat(alice.ask("PROPPATCH", "/data/a", new Body(dead)).body()).contains("200 OK");
        String ask = "<propfind xmlns='DAV:'><prop><x xmlns='urn:x'/><none/></prop></propfind>";
        assertThat(alice.ask("PROPFIND", "/data/a", new Body(ask), "Depth", "0").body())
                .contains("<P:x xmlns:P=\"urn:x\">1 &amp; <b xmlns=\"urn:x\"></b></P:x>", "<D:none/>", "404 Not Found");
    }

    @Test
    void aPropfindTellsTheQuotaAndTheChecksums() {
        alice.put("/data/a", "hello\n");
        String ask = "<propfind xmlns='DAV:'><prop><quota-used-bytes/><quota-available-bytes/>"
                + "<Checksums xmlns='http://www.dcache.org/2013/webdav'/></prop></propfind>";
        String told =
                alice.ask("PROPFIND", "/data/", new Body(ask), "Depth", "1").body();
        assertThat(told)
                .contains("<D:quota-used-bytes>6</D:quota-used-bytes>", "adler32=084b021f")
                .containsPattern("<D:quota-available-bytes>\\d+</D:quota-available-bytes>");
    }

    @Test
    void aPropfindGoesAsDeepAsAsked() {
        alice.ask("MKCOL", "/data/d");
        alice.put("/data/d/e", "x");
        assertThat(hrefs(alice.ask("PROPFIND", "/data/", "Depth", "0"))).containsExactly("/data/");
        assertThat(hrefs(alice.ask("PROPFIND", "/data", "Depth", "1"))).containsExactly("/data/", "/data/d/");
        assertThat(hrefs(alice.ask("PROPFIND", "/data"))).containsExactly("/data/", "/data/d/", "/data/d/e");
        assertThat(alice.ask("PROPFIND", "/data", "Depth", "7").statusCode()).isEqualTo(400);
    }

    @Test
    void xmlWithADtdOrTooMuchOfItIsRefused() {
        String dtd =
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><propfind xmlns='DAV:'><allprop/></propfind>";
        assertThat(alice.ask("PROPFIND", "/data/", new Body(dtd)).statusCode()).isEqualTo(400);
        String many = "<propfind xmlns='DAV:'><prop>" + "<a/>".repeat(1_000_000) + "</prop></propfind>";
        assertThat(alice.ask("PROPFIND", "/data/", new Body(many)).statusCode()).isEqualTo(413);
    }

    @Test
    void aLockKeepsOthersOutAndItsTokenLetsItsOwnerIn() {
        alice.put("/data/a", "x");
        String lock = "<lockinfo xmlns='DAV:'><lockscope><exclusive/></lockscope><locktype><write/></locktype>"
                + "<owner>me &amp; mine</owner></lockinfo>";
        HttpResponse<String> locked = alice.ask("LOCK", "/data/a", new Body(lock), "Timeout", "Second-60");
        assertThat(locked.statusCode()).isEqualTo(200);
        String token = locked.headers().firstValue("Lock-Token").orElseThrow();
        assertThat(locked.body()).contains("me &amp; mine", "Second-", token.substring(1, token.length() - 1));
        assertThat(alice.put("/data/a", "y").statusCode()).isEqualTo(423);
        assertThat(alice.put("/data/a", "y", "If", "(" + token + ")").statusCode())
                .isEqualTo(204);
        assertThat(alice.put("/data/a", "z", "If", "(<urn:uuid:other>)").statusCode())
                .isEqualTo(412);
        assertThat(alice.ask("UNLOCK", "/data/a", "Lock-Token", token).statusCode())
                .isEqualTo(204);
        assertThat(alice.put("/data/a", "z").statusCode()).isEqualTo(204);
        assertThat(alice.ask("UNLOCK", "/data/a", "Lock-Token", token).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aPageEscapesWhatPeopleWrote() {
        alice.put("/data/%3Cscript%3Ealert(1)%3C%2Fscript%3E".replace("%2F", "-"), "x");
        alice.put("/data/%22%26'", "x");
        HttpResponse<String> page = alice.get("/data/");
        assertThat(page.body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)", "href=\"./%22%26%27\"", "<bdi>&quot;&amp;'</bdi>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(alice.get("/data").headers().firstValue("Location")).contains("/data/");
    }

    @Test
    void anUploadedPageCannotActForItsReader() {
        alice.put("/data/evil.html", "<script>alert(1)</script>");
        assertThat(alice.get("/data/evil.html").headers().firstValue("Content-Security-Policy"))
                .contains("sandbox");
    }

    @Test
    void optionsTellsWhatTheDoorCan() {
        String answer = RawClient.say(door.uri(), "OPTIONS /data/ HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("DAV: 1, 2, 3", "Allow: COPY, DELETE, GET");
        assertThat(alice.ask("TRACE", "/data/").statusCode()).isEqualTo(405);
        assertThat(alice.ask("PATCH", "/data/").statusCode()).isEqualTo(405);
    }

    private static List<String> hrefs(HttpResponse<String> multistatus) {
        assertThat(multistatus.statusCode()).isEqualTo(207);
        return Pattern.compile("<D:response><D:href>([^<]*)<")
                .matcher(multistatus.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
