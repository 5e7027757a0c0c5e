package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checksums as dCache's WebDAV door is asked for them, tells them, and checks them.
@Journey
class DcacheDigestsTest {
    private static final String TEXT = "the bytes";
    private static final String FILE = "/data/digests/all";
    private static final String ADLER32 = "adler32=" + Sums.adler32(TEXT.getBytes(StandardCharsets.UTF_8));
    private static final String MD5 = "md5=" + Sums.base64("MD5", TEXT);
    private static final String SHA = "sha=" + Sums.base64("SHA-1", TEXT);
    private static final String SHA_256 = "sha-256=" + Sums.base64("SHA-256", TEXT);
    private static final String SHA_512 = "sha-512=" + Sums.base64("SHA-512", TEXT);
    private final Site site;
    private final Visitor alice;

    DcacheDigestsTest(Site site) {
        this.site = site;
        this.alice = site.as("alice");
        alice.directory("/data/digests");
        alice.put(FILE, TEXT, "Want-Digest", "adler32, md5, sha, sha-256, sha-512")
                .is(201, 204);
    }

    private String asked(String field, String value) {
        return alice.door("HEAD", FILE, "", field, value)
                .is(200)
                .header(field.substring("Want-".length()))
                .orElse("none");
    }

    @Test
    void eachAlgorithmIsToldInItsOwnWriting() {
        assertThat(asked("Want-Digest", "adler32")).isEqualTo(ADLER32);
        assertThat(asked("Want-Digest", "ADLER32")).isEqualTo(ADLER32);
        assertThat(asked("Want-Digest", "md5")).isEqualTo(MD5);
        assertThat(asked("Want-Digest", "sha")).isEqualTo(SHA);
        assertThat(asked("Want-Digest", "sha-256")).isEqualTo(SHA_256);
        assertThat(asked("Want-Digest", "sha-512")).isEqualTo(SHA_512);
        assertThat(asked("Want-Repr-Digest", "sha-256=1")).isEqualTo("sha-256=:" + Sums.base64("SHA-256", TEXT) + ":");
        assertThat(asked("Want-Repr-Digest", "sha-512=1")).isEqualTo("sha-512=:" + Sums.base64("SHA-512", TEXT) + ":");
    }

    /// Each list, and the first word of the one answer.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "adler32,md5,sha,sha-256,sha-512 | sha-512",
                "adler32,md5,sha,sha-256         | sha-256",
                "adler32,md5,sha                 | sha",
                "adler32,md5                     | md5",
                "adler32;q=1,md5;q=0.5           | adler32",
                "md5;q=0.3, sha;q=0.2, adler32;q=0.1 | md5",
                "sha-512;q=0,adler32             | adler32",
                "unixsum, adler32                | adler32",
                "adler32;q=0                     | none",
                "unixsum                         | none"
            })
    void oneIsAnsweredTheMostWantedThenTheStrongest(String wanted, String told) {
        assertThat(asked("Want-Digest", wanted).replaceFirst("=.*", "")).isEqualTo(told);
    }

    @Test
    void theNewerFieldWinsAndIsAskedByWeight() {
        assertThat(asked("Want-Repr-Digest", "sha-256=10, sha-512=3")).startsWith("sha-256=:");
        assertThat(asked("Want-Repr-Digest", "sha-256=3, sha-512=3")).startsWith("sha-512=:");
        assertThat(asked("Want-Repr-Digest", "sha-256=0")).isEqualTo("none");
        Answer both = alice.get(FILE, "Want-Digest", "adler32", "Want-Repr-Digest", "sha-256=1");
        assertThat(both.header("Repr-Digest")).isPresent();
        assertThat(both.header("Digest")).isEmpty();
    }

    @Test
    void whatIsWantedOfAnUploadIsComputedToldAndKept() {
        String target = "/data/digests/wanted";
        alice.delete(target).is(204, 404);
        Answer stored = alice.put(target, TEXT, "Want-Digest", "sha-256").is(201);
        assertThat(stored.header("Digest")).contains(SHA_256);
        assertThat(alice.get(target, "Want-Digest", "sha-256").header("Digest")).contains(SHA_256);
        assertThat(alice.get(target, "Want-Digest", "sha-512").header("Digest")).isEmpty();
        assertThat(alice.get(target, "Want-Digest", "sha-512,adler32").header("Digest"))
                .contains(ADLER32);
    }

    @Test
    void aChecksumThatIsNotThatOfTheBytesStoresNothing() {
        String target = "/data/digests/never";
        String other = Sums.base64("MD5", "others");
        alice.put(target, TEXT, "Content-MD5", other).is(400).leaksNothing(site);
        alice.get(target).is(404);
        alice.put(target, TEXT, "Content-MD5", "not base64").is(400).leaksNothing(site);
        alice.get(target).is(404);
        alice.put(target, TEXT, "Content-MD5", MD5.substring("md5=".length())).is(201);
        alice.put(target, "changed", "Content-MD5", other).is(400);
        assertThat(alice.get(target).text()).isEqualTo(TEXT);
        alice.delete(target).is(204);
    }
}
