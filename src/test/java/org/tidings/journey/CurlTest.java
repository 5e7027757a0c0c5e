package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// curl asks for what HTTP (RFC 9110) lets one ask for.
@Journey
class CurlTest {
    private static final String TEN = "0123456789";
    private final Curl curl;

    CurlTest(Site site) {
        curl = new Curl(site.as("alice"));
        site.as("alice").directory("/data/curl");
        site.as("alice").put("/data/curl/ten", TEN).is(201, 204);
    }

    @Test
    void aRangeIsOnePart() {
        var part = curl.ask("/data/curl/ten", "-r", "2-4").is(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(part.body()).isEqualTo("234");
        assertThat(curl.ask("/data/curl/ten", "-r", "-3").is(206).body()).isEqualTo("789");
        assertThat(curl.ask("/data/curl/ten", "-r", "8-99").is(206).body()).isEqualTo("89");
    }

    @Test
    void severalRangesAreMultipart() {
        var parts = curl.ask("/data/curl/ten", "-r", "0-1,5-6").is(206);
        assertThat(parts.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(parts.body()).contains("bytes 0-1/10", "\r\n\r\n01\r\n", "bytes 5-6/10", "\r\n\r\n56\r\n");
    }

    @Test
    void aRangeBehindTheEndIsNotSatisfiable() {
        assertThat(curl.ask("/data/curl/ten", "-r", "10-").is(416).header("Content-Range"))
                .isEqualTo("bytes */10");
    }

    @Test
    void aKnownEntityTagIsNotSentAgain() {
        var whole = curl.ask("/data/curl/ten").is(200);
        String tag = whole.header("ETag");
        assertThat(tag).startsWith("\"");
        curl.ask("/data/curl/ten", "-H", "If-None-Match: " + tag).is(304);
        curl.ask("/data/curl/ten", "-H", "If-Match: \"another\"").is(412);
        curl.ask("/data/curl/ten", "-H", "If-Modified-Since: " + whole.header("Last-Modified"))
                .is(304);
        assertThat(curl.ask("/data/curl/ten", "-r", "0-1", "-H", "If-Range: \"another\"")
                        .is(200)
                        .body())
                .isEqualTo(TEN);
        assertThat(curl.ask("/data/curl/ten", "-r", "0-1", "-H", "If-Range: " + tag)
                        .is(206)
                        .body())
                .isEqualTo("01");
    }

    @Test
    void headSaysWhatGetWould() {
        var head = curl.ask("/data/curl/ten", "-I").is(200);
        assertThat(head.header("Content-Length")).isEqualTo("10");
        assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aNewFileIsMadeOnlyWhereNoneIs() {
        curl.askWith("x", "/data/curl/ten", "-T", "-", "-H", "If-None-Match: *").is(412);
        assertThat(curl.ask("/data/curl/ten").body()).isEqualTo(TEN);
        String fresh = "/data/curl/fresh";
        curl.askWith("x", fresh, "-T", "-", "-H", "If-None-Match: *").is(201);
        String tag = curl.ask(fresh, "-I").header("ETag");
        curl.askWith("y", fresh, "-T", "-", "-H", "If-Match: \"another\"").is(412);
        curl.askWith("y", fresh, "-T", "-", "-H", "If-Match: " + tag).is(204);
        assertThat(curl.ask(fresh).body()).isEqualTo("y");
        assertThat(curl.ask(fresh, "-I").header("ETag")).isNotEqualTo(tag);
        curl.ask(fresh, "-X", "DELETE").is(204);
    }

    @Test
    void anUploadMayWaitForLeave() {
        var big = "b".repeat(2_000_000);
        var stored =
                curl.askWith(big, "/data/curl/big", "--data-binary", "@-", "-X", "PUT", "-H", "Expect: 100-continue");
        assertThat(stored.status()).isIn(201, 204);
        assertThat(curl.ask("/data/curl/big", "-I").header("Content-Length")).isEqualTo("2000000");
    }

    @Test
    void anUploadOfUnknownLengthIsStored() {
        var stored = curl.askWith("chunked", "/data/curl/chunked", "-T", "-");
        assertThat(stored.status()).isIn(201, 204);
        assertThat(curl.ask("/data/curl/chunked").body()).isEqualTo("chunked");
    }

    @Test
    void checksumsAreToldInBothFamilies() {
        String adler32 = Sums.adler32(TEN.getBytes(StandardCharsets.UTF_8));
        assertThat(curl.ask("/data/curl/ten", "-I", "-H", "Want-Digest: adler32")
                        .header("Digest"))
                .isEqualTo("adler32=" + adler32);
        assertThat(curl.ask("/data/curl/ten", "-I", "-H", "Want-Repr-Digest: adler=1")
                        .header("Repr-Digest"))
                .isEqualTo("adler=:" + Sums.base64OfHex(adler32) + ":");
    }

    @Test
    void aGivenChecksumIsKeptAndToldAgain() {
        String sha256 = Sums.base64("SHA-256", TEN);
        String md5 = Sums.base64("MD5", TEN);
        String target = "/data/curl/summed";
        curl.askWith(TEN, target, "-T", "-", "-H", "Repr-Digest: sha-256=:" + sha256 + ":")
                .is(201);
        assertThat(curl.ask(target, "-I", "-H", "Want-Digest: sha-256").header("Digest"))
                .isEqualTo("sha-256=" + sha256);
        curl.askWith(TEN, target, "-T", "-", "-H", "Content-MD5: " + md5).is(204);
        assertThat(curl.ask(target, "-I", "-H", "Want-Repr-Digest: md5=1").header("Repr-Digest"))
                .isEqualTo("md5=:" + md5 + ":");
        curl.ask(target, "-X", "DELETE").is(204);
    }

    @Test
    void aWrongChecksumStoresNothing() {
        String wrong = Sums.base64("SHA-256", "other");
        for (String field : new String[] {
            "Digest: sha-256=" + wrong,
            "Repr-Digest: sha-256=:" + wrong + ":",
            "Digest: adler32=00000001",
            "Repr-Digest: adler=:AAAAAQ==:",
            "Content-MD5: " + Sums.base64("MD5", "other"),
            "Digest: md5=" + Sums.base64("MD5", "other")
        }) {
            curl.askWith(TEN, "/data/curl/never", "-T", "-", "-H", field).is(400);
            curl.ask("/data/curl/never").is(404);
            curl.askWith("changed", "/data/curl/ten", "-T", "-", "-H", field).is(400);
            assertThat(curl.ask("/data/curl/ten").body()).as(field).isEqualTo(TEN);
        }
    }

    @Test
    void aDownloadThatBrokeOffIsContinued(@TempDir Path local) throws IOException {
        Path file = Files.writeString(local.resolve("ten"), "0123");
        Tool.run(
                        "curl",
                        "-sS",
                        "-u",
                        "alice:" + Site.PASSWORD,
                        "-C",
                        "-",
                        "-o",
                        file.toString(),
                        curl.url("/data/curl/ten"))
                .succeeded();
        assertThat(file).hasContent(TEN);
    }
}
