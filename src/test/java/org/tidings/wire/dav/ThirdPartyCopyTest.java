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
import org.tidings.wire.copy.AddressRule;

/// What is told before the first byte, and who may order a copy.
class ThirdPartyCopyTest {
    private static final String NOWHERE = "https://localhost:1/x";

    @TempDir
    Path directory;

    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path here) {
        trial = CopyTrial.open(here);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private int status(DoorClient who, String path, String... fields) {
        return who.ask("COPY", path, fields).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "Source,root://localhost/x,501",
        "Destination,root://localhost/x,501",
        "Source,https://alice@localhost:1/x,400",
        "Source,/data/other,400"
    })
    void whatCannotBeCopiedIsRefused(String role, String url, int status) {
        trial.alice.put("/data/copy", "x");
        assertThat(status(trial.alice, "/data/copy", role, url)).isEqualTo(status);
    }

    @Test
    void oneSideOnlyIsElsewhere() {
        assertThat(status(trial.alice, "/data/copy", "Source", NOWHERE, "Destination", NOWHERE))
                .isEqualTo(400);
        assertThat(status(trial.alice, "/data/copy", "Source", NOWHERE, "Destination", "/data/x"))
                .isEqualTo(400);
    }

    @Test
    void aPullNeedsWhatAPutNeeds() {
        trial.alice.put("/data/there", "x");
        try (var bob = new DoorClient(trial.door, "bob")) {
            assertThat(status(bob, "/data/copy", "Source", NOWHERE)).isEqualTo(403);
        }
        assertThat(status(trial.alice, "/data/no/copy", "Source", NOWHERE)).isEqualTo(409);
        assertThat(status(trial.alice, "/data/there/copy", "Source", NOWHERE)).isEqualTo(409);
        assertThat(status(trial.alice, "/data/there", "Source", NOWHERE, "Overwrite", "F"))
                .isEqualTo(412);
        assertThat(status(trial.alice, "/data/there", "Source", NOWHERE, "If-None-Match", "*"))
                .isEqualTo(412);
        assertThat(status(trial.alice, "/data", "Source", NOWHERE)).isEqualTo(412);
        assertThat(status(trial.alice, "/data/", "Source", NOWHERE)).isEqualTo(405);
        assertThat(trial.alice.get("/data/there").body()).isEqualTo("x");
    }

    @Test
    void aPushNeedsWhatAGetNeeds() {
        assertThat(status(trial.alice, "/data/no", "Destination", NOWHERE)).isEqualTo(404);
        assertThat(status(trial.alice, "/data", "Destination", NOWHERE)).isEqualTo(405);
        assertThat(status(trial.alice, "/private/x", "Destination", NOWHERE)).isEqualTo(403);
    }

    @Test
    void whoSaysNotWhoHeIsOrdersNothing() {
        try (var nobody = DoorClient.bearing(trial.door, "nonsense")) {
            assertThat(status(nobody, "/data/copy", "Source", NOWHERE)).isEqualTo(401);
        }
    }

    @Test
    void aTokenForNewFilesSufficesForOne() throws IOException {
        try (var source = Wayward.of((request, talk) -> talk.head(200, "Content-Length: 0"));
                var bearer = trial.bearer("UPLOAD,LIST")) {
            var first = bearer.ask("COPY", "/data/copy", "Source", source.url("/x"));
            assertThat(first.body()).endsWith("success: Created\n");
            assertThat(status(bearer, "/data/copy", "Source", source.url("/x"))).isEqualTo(403);
        }
    }

    @Test
    void aTokenForReadingSufficesForAPush() throws IOException {
        trial.alice.put("/data/file", "");
        try (var destination = Wayward.of((request, talk) -> talk.head(503, "Content-Length: 0"));
                var reader = trial.bearer("DOWNLOAD,LIST");
                var writer = trial.bearer("UPLOAD,LIST")) {
            assertThat(status(reader, "/data/file", "Destination", destination.url("/x")))
                    .isEqualTo(202);
            assertThat(status(writer, "/data/file", "Destination", destination.url("/x")))
                    .isEqualTo(403);
        }
    }

    @Test
    void theEventSaysThatItWasAThirdPartyCopy() throws IOException {
        try (var source = Wayward.of((request, talk) -> talk.head(200, "Content-Length: 0"))) {
            trial.pull(source.url("/x")).succeeded();
        }
        var last = trial.door.events().getLast();
        assertThat(last.event().type().shortName()).isEqualTo("file.created");
        assertThat(last.origin().protocol()).isEqualTo("http-tpc");
        assertThat(last.origin().user()).hasValue("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:2880/x",
                "http://localhost:2880/x",
                "http://[::1]/x",
                "http://[::ffff:127.0.0.1]/x",
                "http://2130706433/x",
                "http://0.0.0.0/x",
                "http://10.0.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "davs://192.168.1.1/x"
            })
    void privateAddressesAreRefusedUnlessAllowed(String url) {
        try (var careful = CopyTrial.open(directory, CopyTrial.rules(AddressRule.PUBLIC_ONLY))) {
            careful.alice.put("/data/file", "x");
            assertThat(careful.pull(url).status()).isEqualTo(403);
            assertThat(careful.push(url).status()).isEqualTo(403);
        }
    }

    @Test
    void aFileThatFitsNowhereIsRefusedBeforeItsBytesCome() throws IOException {
        try (var source = Wayward.of((request, talk) -> talk.head(200, "Content-Length: 1000000000000000"))) {
            trial.pull(source.url("/x")).failed("no-space");
            trial.hasNothing();
        }
    }

    @Test
    void aFileGoesFromSiteToSiteBothWays(@TempDir Path there) {
        try (var other = CopyTrial.open(there)) {
            String file = other.door.uri() + "data/with%20space%25%2B%23%C3%A4";
            String token =
                    "Bearer " + other.bearer("DOWNLOAD,UPLOAD,LIST,DELETE").token();
            trial.alice.put("/data/file", "there and back");
            trial.push(file, "TransferHeaderAuthorization", token, "Overwrite", "F")
                    .succeeded();
            assertThat(other.alice.get("/data/with%20space%25%2B%23%C3%A4").body())
                    .isEqualTo("there and back");
            trial.push(file, "TransferHeaderAuthorization", token, "Overwrite", "F")
                    .failed("destination-taken");
            trial.pull(file, "TransferHeaderAuthorization", token, "RequireChecksumVerification", "true")
                    .succeeded();
            assertThat(trial.alice.get("/data/copy").body()).isEqualTo("there and back");
            trial.pull(file).failed("source-denied");
        }
    }
}
