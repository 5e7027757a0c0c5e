package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Copies from a source that behaves, and from sources that do not.
class PullTest {
    private static final byte[] BYTES = CopyTrial.BYTES;
    private static final String LENGTH = "Content-Length: " + BYTES.length;
    private static final String DIGEST = "Digest: " + CopyTrial.adler32(BYTES);

    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path directory) {
        trial = CopyTrial.open(directory);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    /// A good answer to HEAD, and this to GET.
    private static Wayward atGet(Wayward.Manner manner) {
        return Wayward.of((request, talk) -> {
            if (request.method().equals("HEAD")) {
                talk.head(200, LENGTH, DIGEST);
            } else {
                manner.answer(request, talk);
            }
        });
    }

    @Test
    void aGoodFileArrivesWhole() throws IOException {
        try (var source = Wayward.of(CopyTrial::good)) {
            trial.pull(source.url("/x?y=%20z"), "TransferHeaderAuthorization", "Bearer abc", "transferheaderX-A", "1")
                    .succeeded();
            assertThat(trial.stored("/data/copy")).isEqualTo(BYTES);
            assertThat(source.methods()).containsExactly("HEAD", "GET");
            assertThat(source.asked()).allSatisfy(asked -> {
                assertThat(asked.target()).isEqualTo("/x?y=%20z");
                assertThat(asked.field("authorization")).isEqualTo("Bearer abc");
                assertThat(asked.field("x-a")).isEqualTo("1");
                assertThat(asked.field("want-digest")).contains("adler32", "md5", "crc32c", "sha-256");
                assertThat(asked.field("want-repr-digest")).contains("adler=1", "sha-256=4");
            });
        }
    }

    @Test
    void anEmptyFileArrives() throws IOException {
        try (var source = Wayward.of((_, talk) -> talk.head(200, "Content-Length: 0", "Digest: adler32=00000001"))) {
            trial.pull(source.url("/x")).succeeded();
            assertThat(trial.stored("/data/copy")).isEmpty();
        }
    }

    @Test
    void fieldsThatFrameAMessageAreNotPassedOn() throws IOException {
        try (var source = Wayward.of(CopyTrial::good)) {
            trial.pull(
                            source.url("/x"),
                            "TransferHeaderContent-Length",
                            "7",
                            "TransferHeaderHost",
                            "elsewhere",
                            "TransferHeaderTransfer-Encoding",
                            "chunked",
                            "TransferHeaderRange",
                            "bytes=0-1")
                    .succeeded();
            assertThat(source.asked()).allSatisfy(asked -> {
                assertThat(asked.field("host")).startsWith("localhost");
                assertThat(asked.fields()).doesNotContainKeys("content-length", "transfer-encoding", "range");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404,source-missing",
        "410,source-missing",
        "401,source-denied",
        "403,source-denied",
        "429,source-unreachable",
        "500,source-unreachable",
        "503,source-unreachable"
    })
    void aSourceThatRefusesIsToldByItsClass(int status, String why) throws IOException {
        trial.pullFails(why, Wayward.of((_, talk) -> talk.head(status, "Content-Length: 0")));
    }

    @ParameterizedTest
    @CsvSource({
        "403,500,source-denied",
        "403,404,source-missing",
        "405,404,source-missing",
        "405,503,source-unreachable"
    })
    void whatIsSaidToGetCountsUnlessHeadKnewBetter(int toHead, int toGet, String why) throws IOException {
        trial.pullFails(
                why,
                Wayward.of((request, talk) ->
                        talk.head(request.method().equals("HEAD") ? toHead : toGet, "Content-Length: 0")));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 501})
    void aSourceMayRefuseHead(int status) throws IOException {
        try (var source = Wayward.of((request, talk) -> {
            if (request.method().equals("HEAD")) {
                talk.head(status, "Content-Length: 0");
            } else {
                CopyTrial.good(request, talk);
            }
        })) {
            trial.pull(source.url("/x")).succeeded();
            assertThat(trial.stored("/data/copy")).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 50, 90})
    void aSourceThatDiesHalfwayLeavesNothing(int percent) throws IOException {
        trial.pullFails(
                "source-unreachable",
                atGet((_, talk) -> talk.head(200, LENGTH, DIGEST).body(BYTES, BYTES.length / 100 * percent)));
    }

    @Test
    void aSourceThatDiesInAChunkLeavesNothing() throws IOException {
        trial.pullFails(
                "source-unreachable",
                atGet((_, talk) -> talk.head(200, "Transfer-Encoding: chunked").body("fffff\r\nabc".getBytes(), 10)));
    }

    @Test
    void aSourceThatStallsIsNotWaitedForForEver() throws IOException {
        trial.pullFails(
                "timeout",
                atGet((_, talk) -> talk.head(200, LENGTH).body(BYTES, 500_000).stall()));
    }

    @Test
    void aSourceThatNeverAnswersIsNotWaitedForForEver() throws IOException {
        trial.pullFails("timeout", Wayward.of((_, talk) -> talk.stall()));
    }

    @Test
    void aSourceBelowTheLeastRateIsGivenUp() throws IOException {
        trial.pullFails("timeout", atGet((_, talk) -> {
            talk.head(200, LENGTH);
            talk.trickle(BYTES);
        }));
    }

    @Test
    void corruptedBytesAreSeen() throws IOException {
        byte[] other = BYTES.clone();
        other[777_777] ^= 1;
        trial.pullFails(
                "checksum-mismatch",
                atGet((_, talk) -> talk.head(200, LENGTH, DIGEST).body(other, other.length)));
    }

    @Test
    void aSourceThatChangesItsMindAboutTheChecksumIsSeen() throws IOException {
        trial.pullFails(
                "checksum-mismatch",
                atGet((_, talk) ->
                        talk.head(200, LENGTH, "Digest: adler32=00000007").body(BYTES, BYTES.length)));
    }

    @Test
    void aFileThatGrowsMeanwhileIsSeen() throws IOException {
        trial.pullFails(
                "size-mismatch",
                atGet((_, talk) ->
                        talk.head(200, "Content-Length: " + (BYTES.length + 1)).body(BYTES, BYTES.length)));
        trial.pullFails(
                "size-mismatch",
                atGet((_, talk) ->
                        talk.head(200, "Transfer-Encoding: chunked").chunked(CopyTrial.bytes(BYTES.length + 1))));
    }

    @Test
    void aFileThatShrinksMeanwhileIsSeen() throws IOException {
        trial.pullFails(
                "size-mismatch",
                atGet((_, talk) ->
                        talk.head(200, "Transfer-Encoding: chunked").chunked(CopyTrial.bytes(BYTES.length - 1))));
    }

    @Test
    void aFileOfUnknownLengthArrives() throws IOException {
        try (var source = Wayward.of((request, talk) -> {
            talk.head(200, "Transfer-Encoding: chunked");
            if (request.method().equals("GET")) {
                talk.chunked(BYTES);
            }
        })) {
            trial.pull(source.url("/x")).succeeded();
            assertThat(trial.stored("/data/copy")).isEqualTo(BYTES);
        }
    }

    @Test
    void whatHasNeitherLengthNorChecksumNorEndIsNotBelieved() throws IOException {
        trial.pullFails("unverified", Wayward.of((_, talk) -> talk.head(200).body(BYTES, 1000)));
    }

    @Test
    void anEncodedBodyIsNotTheFile() throws IOException {
        trial.pullFails(
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
        try (var source = Wayward.of(CopyTrial::good)) {
            trial.pull(source.url("/x"), "Digest", "adler32=00000007").failed("checksum-mismatch");
            assertThat(source.methods()).containsExactly("HEAD");
            trial.hasNothing();
        }
    }

    @Test
    void nobodyThereIsToldAsThat() throws IOException {
        var gone = Wayward.of(CopyTrial::good);
        gone.close();
        trial.pullFails("source-unreachable", gone);
    }

    @Test
    void whatIsNotHttpIsToldAsThat() throws IOException {
        trial.pullFails("source-unreachable", Wayward.of((_, talk) -> talk.body("SSH-2.0-x\r\n".getBytes(), 11)));
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
