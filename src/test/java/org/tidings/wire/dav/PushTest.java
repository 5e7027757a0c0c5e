package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Copies to a destination that behaves, and to destinations that do not.
class PushTest {
    private static final byte[] BYTES = CopyTrial.BYTES;

    private final KeepingStore store = new KeepingStore();
    private final Map<String, byte[]> stored = store.stored;
    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path directory) {
        trial = CopyTrial.open(directory);
        assertThat(trial.alice
                        .send("PUT", "/data/file", HttpRequest.BodyPublishers.ofByteArray(BYTES))
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private void failsWith(String why, Wayward destination) throws IOException {
        try (destination) {
            trial.push(destination.url("/x")).failed(why);
            assertThat(stored).isEmpty();
        }
    }

    @Test
    void aFileArrivesWhole() throws IOException {
        try (var destination = Wayward.of(store::good)) {
            trial.push(destination.url("/a%20b?c=d"), "TransferHeaderAuthorization", "Bearer abc")
                    .succeeded();
            assertThat(stored.get("/a%20b?c=d")).isEqualTo(BYTES);
            assertThat(destination.methods()).containsExactly("HEAD", "PUT", "HEAD");
            assertThat(destination.asked())
                    .allMatch(asked -> asked.field("authorization").equals("Bearer abc"));
            Wayward.Asked put = destination.asked().get(1);
            assertThat(put.field("content-length")).isEqualTo(String.valueOf(BYTES.length));
            assertThat(put.field("expect")).isEqualTo("100-continue");
            assertThat(put.field("digest")).isEqualTo(CopyTrial.adler32(BYTES));
            assertThat(put.fields()).doesNotContainKeys("if-none-match", "transfer-encoding");
        }
    }

    @Test
    void anEmptyFileArrives() throws IOException {
        trial.alice.put("/data/file", "");
        try (var destination = Wayward.of((request, talk) -> {
            if (request.method().equals("PUT")) {
                stored.put(request.target(), new byte[0]);
                talk.head(201, "Content-Length: 0");
            } else {
                store.good(request, talk);
            }
        })) {
            trial.push(destination.url("/x")).succeeded();
            assertThat(destination.asked().get(1).field("content-length")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401,destination-denied",
        "403,destination-denied",
        "404,destination-missing",
        "409,destination-missing",
        "412,destination-taken",
        "507,no-space",
        "503,destination-unreachable"
    })
    void aDestinationThatRefusesIsSentNothing(int status, String why) throws IOException {
        var destination = store.atPut((_, talk) -> talk.head(status, "Content-Length: 0"));
        failsWith(why, destination);
        assertThat(destination.methods()).containsExactly("HEAD", "PUT");
    }

    @Test
    void whatIsThereIsNotOverwrittenWhenThatIsNotWanted() throws IOException {
        stored.put("/x", new byte[] {1});
        try (var destination = Wayward.of(store::good)) {
            trial.push(destination.url("/x"), "Overwrite", "F").failed("destination-taken");
            assertThat(destination.methods()).containsExactly("HEAD");
            assertThat(stored.get("/x")).hasSize(1);
            trial.push(destination.url("/y"), "Overwrite", "F").succeeded();
            assertThat(destination.asked())
                    .anyMatch(asked -> asked.method().equals("PUT")
                            && asked.field("if-none-match").equals("*"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 50, 90})
    void whatADyingDestinationKeptIsRemoved(int percent) throws IOException {
        var destination = store.atPut((request, talk) -> store.take(request, talk, BYTES.length / 100 * percent));
        failsWith("destination-unreachable", destination);
        assertThat(destination.methods()).containsExactly("HEAD", "PUT", "HEAD", "DELETE");
    }

    @Test
    void whatAFullDestinationKeptIsRemoved() throws IOException {
        failsWith("no-space", store.atPut((request, talk) -> {
            store.take(request, talk, BYTES.length);
            stored.put(request.target(), Arrays.copyOf(BYTES, 1000));
            talk.head(507, "Content-Length: 0");
        }));
    }

    @Test
    void aDestinationThatStallsIsNotWaitedForForEver() throws IOException {
        failsWith("timeout", store.atPut((request, talk) -> {
            store.take(request, talk, BYTES.length);
            talk.stall();
        }));
    }

    @Test
    void aDestinationThatReadsNothingIsNotWaitedForForEver() throws IOException {
        byte[] large = new byte[30_000_000];
        trial.alice.send("PUT", "/data/file", HttpRequest.BodyPublishers.ofByteArray(large));
        failsWith("timeout", store.atPut((_, talk) -> {
            talk.head(100);
            talk.sulk();
        }));
    }

    @Test
    void corruptedBytesAreSeenAndRemoved() throws IOException {
        failsWith("checksum-mismatch", store.atPut((request, talk) -> {
            store.take(request, talk, BYTES.length);
            Objects.requireNonNull(stored.get(request.target()))[5] ^= 1;
            talk.head(201, "Content-Length: 0");
        }));
    }

    @Test
    void aShortenedFileIsSeenAndRemoved() throws IOException {
        failsWith("size-mismatch", Wayward.of((request, talk) -> {
            byte[] there = stored.get(request.target());
            if (request.method().equals("PUT")) {
                store.take(request, talk, BYTES.length);
                stored.put(request.target(), Arrays.copyOf(BYTES, 1000));
                talk.head(201, "Content-Length: 0");
            } else if (request.method().equals("HEAD") && there != null) {
                talk.head(200, "Content-Length: " + there.length);
            } else {
                store.good(request, talk);
            }
        }));
    }

    @Test
    void aDestinationThatKeepsNothingIsNotBelieved() throws IOException {
        failsWith("size-mismatch", store.atPut((request, talk) -> {
            store.take(request, talk, BYTES.length);
            stored.clear();
            talk.head(201, "Content-Length: 0");
        }));
    }

    @Test
    void aDestinationThatDoesNotSayWhatItHasIsNotBelieved() throws IOException {
        try (var destination = Wayward.of((request, talk) -> {
            if (request.method().equals("HEAD")) {
                talk.head(405, "Content-Length: 0");
            } else {
                store.good(request, talk);
            }
        })) {
            var ended = trial.push(destination.url("/x")).failed("unverified");
            assertThat(ended.lastLine()).endsWith("what is there now was left alone");
            assertThat(destination.methods()).doesNotContain("DELETE");
        }
    }

    @Test
    void aChecksumCanBeRequired() throws IOException {
        try (var destination = Wayward.of((request, talk) -> {
            if (request.method().equals("HEAD") && stored.containsKey(request.target())) {
                talk.head(200, "Content-Length: " + BYTES.length);
            } else {
                store.good(request, talk);
            }
        })) {
            trial.push(destination.url("/x")).succeeded();
            trial.push(destination.url("/y"), "RequireChecksumVerification", "true")
                    .failed("unverified");
            assertThat(stored).containsOnlyKeys("/x");
        }
    }

    @Test
    void aGoodFileThatWasThereBeforeIsNotRemoved() throws IOException {
        stored.put("/x", "older and good".getBytes());
        try (var destination = store.atPut((_, talk) -> {
            talk.head(100);
            talk.take(BYTES.length);
        })) {
            trial.push(destination.url("/x")).failed("destination-unreachable");
            assertThat(destination.methods()).doesNotContain("DELETE");
            assertThat(stored.get("/x")).asString().isEqualTo("older and good");
        }
    }

    @Test
    void aLargerFileOfSomebodyElseIsNotRemoved() throws IOException {
        try (var destination = store.atPut((request, talk) -> {
            talk.head(100);
            talk.take(1000);
            stored.put(request.target(), new byte[2_000_000]);
        })) {
            trial.push(destination.url("/x")).failed("destination-unreachable");
            assertThat(stored.get("/x")).hasSize(2_000_000);
        }
    }

    @Test
    void whatCannotBeRemovedIsSaid() throws IOException {
        try (var destination = Wayward.of((request, talk) -> {
            switch (request.method()) {
                case "PUT" -> store.take(request, talk, 1000);
                case "DELETE" -> talk.head(403, "Content-Length: 0");
                default -> store.good(request, talk);
            }
        })) {
            assertThat(trial.push(destination.url("/x"))
                            .failed("destination-unreachable")
                            .lastLine())
                    .endsWith("what is there of it could not be removed");
        }
    }

    @Test
    void aRedirectIsFollowedWithoutTheCredentials() throws IOException {
        try (var other = Wayward.of(store::good);
                var destination = store.atPut((request, talk) -> {
                    stored.remove(request.target());
                    talk.head(307, "Location: " + other.url("/x"), "Content-Length: 0");
                })) {
            trial.push(destination.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(other.asked())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.fields()).doesNotContainKey("authorization"));
            assertThat(stored.get("/x")).isEqualTo(BYTES);
        }
    }

    @Test
    void theClientMayKnowTheChecksumBetter() throws IOException {
        try (var destination = Wayward.of(store::good)) {
            trial.push(destination.url("/x"), "Repr-Digest", "adler=:AAAAAQ==:").failed("checksum-mismatch");
            assertThat(destination.methods()).isEmpty();
        }
    }
}
