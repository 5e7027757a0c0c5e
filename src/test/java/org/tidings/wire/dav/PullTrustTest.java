package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.dav.GoodSource.BYTES;
import static org.tidings.wire.dav.GoodSource.LENGTH;
import static org.tidings.wire.dav.GoodSource.atGet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is believed of a source, and what it is shown.
class PullTrustTest {
    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path directory) {
        trial = CopyTrial.open(directory);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private void failsWith(String why, Wayward source) throws IOException {
        try (source) {
            trial.pull(source.url("/x")).failed(why);
            trial.hasNothing();
        }
    }

    @Test
    void whatHasNeitherLengthNorChecksumNorEndIsNotBelieved() throws IOException {
        failsWith("unverified", Wayward.of((_, talk) -> talk.head(200).body(BYTES, 1000)));
    }

    @Test
    void anEncodedBodyIsNotTheFile() throws IOException {
        failsWith(
                "unverified",
                atGet((_, talk) ->
                        talk.head(200, LENGTH, "Content-Encoding: gzip").body(BYTES, BYTES.length)));
    }

    @Test
    void aChecksumCanBeRequired() throws IOException {
        try (var source = Wayward.of((request, talk) -> {
            talk.head(200, LENGTH);
            if (request.method().equals("GET")) {
                talk.body(BYTES, BYTES.length);
            }
        })) {
            trial.pull(source.url("/x"), "RequireChecksumVerification", "true").failed("unverified");
            trial.hasNothing();
            trial.pull(source.url("/x"), "RequireChecksumVerification", "true", "Digest", CopyTrial.adler32(BYTES))
                    .succeeded();
        }
    }

    @Test
    void theClientMayKnowTheChecksumBetter() throws IOException {
        try (var source = Wayward.of(GoodSource::good)) {
            trial.pull(source.url("/x"), "Digest", "adler32=00000007").failed("checksum-mismatch");
            assertThat(source.methods()).containsExactly("HEAD");
            trial.hasNothing();
        }
    }

    @Test
    void aRedirectIsFollowedWithoutTheCredentials() throws IOException {
        try (var other = Wayward.of(GoodSource::good);
                var source = Wayward.of((_, talk) -> talk.head(307, "Location: " + other.url("/there")))) {
            trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(source.asked())
                    .allMatch(asked -> asked.field("authorization").equals("Bearer secret"));
            assertThat(other.asked())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.fields()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void aRedirectInsideAServerKeepsTheCredentials() throws IOException {
        try (var source = Wayward.of((request, talk) -> {
            if (request.target().equals("/x")) {
                talk.head(302, "Location: /there");
            } else {
                GoodSource.good(request, talk);
            }
        })) {
            trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(source.asked())
                    .hasSize(4)
                    .allMatch(asked -> asked.field("authorization").equals("Bearer secret"));
        }
    }

    @Test
    void aRedirectLoopEnds() throws IOException {
        var asked = new AtomicInteger();
        failsWith("source-unreachable", Wayward.of((_, talk) -> {
            asked.incrementAndGet();
            talk.head(307, "Location: /x");
        }));
        assertThat(asked).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/x", "file:///etc/passwd", "http://", "http://a:b@localhost/x", "::"})
    void aRedirectToNowhereIsNotFollowed(String location) throws IOException {
        failsWith("source-unreachable", Wayward.of((_, talk) -> talk.head(307, "Location: " + location)));
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed(@TempDir Path directory) throws IOException {
        failsWith("address-refused", Wayward.of((_, talk) -> talk.head(307, "Location: http://10.1.2.3/x")));
    }

    @Test
    void nobodyThereIsToldAsThat() throws IOException {
        var gone = Wayward.of(GoodSource::good);
        gone.close();
        failsWith("source-unreachable", gone);
    }

    @Test
    void whatIsNotHttpIsToldAsThat() throws IOException {
        failsWith("source-unreachable", Wayward.of((_, talk) -> talk.body("SSH-2.0-x\r\n".getBytes(), 11)));
    }

    @Test
    void aFailedPullLeavesWhatWasThere() throws IOException {
        trial.alice.put("/data/copy", "as before");
        try (var source = atGet((_, talk) -> talk.head(200, LENGTH).body(BYTES, 1000))) {
            trial.pull(source.url("/x")).failed("source-unreachable");
        }
        assertThat(trial.alice.get("/data/copy").body()).isEqualTo("as before");
        assertThat(trial.keys()).hasSize(1);
    }
}
