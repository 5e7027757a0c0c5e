package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;
import static org.tidings.wire.catalogue.RunningCatalogue.C;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Did;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import tools.jackson.databind.JsonNode;

class TransfersTest {
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void transfersAreShownThoseThatRunFirst() {
        catalogue.store(A, "data:x", 7);
        catalogue.store(A, "data:y", 7);
        catalogue.send("data:x", B, 7);
        catalogue.send("data:y", C, 7, A);
        JsonNode shown = catalogue.get("admin", "transfers").json();
        assertThat(shown.path("transfers").valueStream().map(t -> t.path("did").stringValue()))
                .containsExactly("data:y", "data:x");
        assertThat(shown.path("counts").toString()).isEqualTo("{\"WAITING\":1,\"RUNNING\":1,\"ARRIVED\":0}");
        JsonNode running = shown.path("transfers").get(0);
        assertThat(running.path("from").stringValue()).isEqualTo("site-a");
        assertThat(running.path("to").stringValue()).isEqualTo("site-c");
        assertThat(running.path("mode").stringValue()).isEqualTo("PULL");
        assertThat(running.path("attempt").asInt()).isEqualTo(1);
        assertThat(running.path("since").stringValue())
                .isEqualTo(catalogue.clock.instant().toString());
    }

    @Test
    void aTransferThatFailedSaysWhyAndWhenItIsTriedAgain() {
        catalogue.store(A, "data:x", 7);
        var id = catalogue.send("data:x", B, 7, A);
        var again = catalogue.clock.instant().plus(Duration.ofSeconds(30));
        catalogue.tell(new TransferEvent.TransferFailed(
                id,
                Did.parse("data:x"),
                B,
                Optional.of(A),
                new Failure(FailureClass.NO_SPACE, "There is no room at site-b."),
                1,
                again));
        JsonNode row = catalogue
                .get("admin", "transfers?state=waiting")
                .json()
                .path("transfers")
                .get(0);
        assertThat(row.path("attempt").asInt()).isEqualTo(2);
        assertThat(row.path("due").stringValue()).isEqualTo(again.toString());
        assertThat(row.path("failure").path("class").stringValue()).isEqualTo("NO_SPACE");
        assertThat(row.path("failure").path("text").stringValue()).isEqualTo("There is no room at site-b.");
        assertThat(catalogue
                        .get("admin", "transfers?state=RUNNING")
                        .json()
                        .path("transfers")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void noMoreTransfersAreShownThanAskedFor() {
        catalogue.store(A, "data:x", 7);
        catalogue.send("data:x", B, 7, A);
        catalogue.send("data:x", C, 7);
        assertThat(catalogue
                        .get("admin", "transfers?limit=1")
                        .json()
                        .path("transfers")
                        .valueStream()
                        .map(t -> t.path("to").stringValue()))
                .containsExactly("site-b");
    }
}
