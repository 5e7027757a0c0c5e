package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.TransferEvent;
import tools.jackson.databind.JsonNode;

class HistoryTest {
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void theHistoryOfAFileIsTheChainOfItsEventsTheNewestLast() {
        catalogue.store(A, "data:x", 7);
        catalogue.store(A, "data:other", 7);
        var id = catalogue.send("data:x", B, 7, A);
        catalogue.tell(new TransferEvent.TransferSucceeded(
                id, Did.parse("data:x"), B, A, TransferEvent.Mode.PULL, 7, Duration.ofMillis(30)));
        catalogue.copy(B, "data:x", 7);
        JsonNode history = catalogue.get("admin", "history/data/x").json();
        assertThat(history.path("events").valueStream().map(e -> e.path("type").stringValue()))
                .containsExactly(
                        "replica.added", "transfer.queued", "transfer.started", "transfer.succeeded", "replica.added");
        JsonNode arrived = history.path("events").get(3);
        assertThat(arrived.path("offset").asLong()).isEqualTo(5);
        assertThat(arrived.path("origin").path("site").stringValue()).isEqualTo("here");
        assertThat(arrived.path("fact").path("source").stringValue()).isEqualTo("site-a");
        assertThat(history.path("more").asBoolean()).isFalse();
        assertThat(history.has("gap")).isFalse();
    }

    @Test
    void aLongHistoryComesInPages() {
        for (int size = 1; size <= 5; size++) {
            catalogue.store(A, "data:x", size);
        }
        List<Long> sizes = new ArrayList<>();
        String place = "";
        boolean more = true;
        while (more) {
            JsonNode page = catalogue
                    .get("admin", "history/data/x?limit=2&after=" + place)
                    .json();
            page.path("events")
                    .valueStream()
                    .forEach(
                            e -> sizes.add(e.at("/fact/holding/bytes/sizeBytes").asLong()));
            place = page.path("next").asString();
            more = page.path("more").asBoolean();
        }
        assertThat(sizes).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aFileThatIsGoneHasAHistoryStill() {
        catalogue.store(A, "data:x", 7);
        catalogue.tell(new ReplicaEvent.ReplicaRemoved(
                Did.parse("data:x"), A, RunningCatalogue.holding("data:x", 7, false), ReplicaEvent.Reason.DELETED));
        assertThat(catalogue.get("admin", "dids/data/x").status()).isEqualTo(404);
        assertThat(catalogue
                        .get("admin", "history/data/x")
                        .json()
                        .path("events")
                        .valueStream()
                        .map(e -> e.path("type").stringValue()))
                .containsExactly("replica.added", "replica.removed");
    }

    @Test
    void whatIsTrimmedIsSaidToBeMissing() {
        catalogue.store(A, "data:x", 7);
        long first = catalogue.store.head().value();
        catalogue.copy(B, "data:x", 7);
        catalogue.store.trim(new Offset(first));
        JsonNode history = catalogue.get("admin", "history/data/x?after=0").json();
        assertThat(history.path("gap").asBoolean()).isTrue();
        assertThat(history.path("events").size()).isEqualTo(1);
    }
}
