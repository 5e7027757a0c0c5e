package org.tidings.wire.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.catalogue.RunningCatalogue.A;
import static org.tidings.wire.catalogue.RunningCatalogue.B;
import static org.tidings.wire.catalogue.RunningCatalogue.DOORLESS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.model.RseEvent;
import tools.jackson.databind.JsonNode;

class PlacesTest {
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void placesAreToldWithWhatTheyHoldAndHowTheyAre() {
        catalogue.describe(A, "country", "SE", "tier", "1");
        catalogue.describe(B, "write", "false");
        catalogue.describe(DOORLESS);
        catalogue.store(A, "data:x", 7);
        catalogue.store(A, "data:y", 5);
        catalogue.tell(new RseEvent.RseSilent(B, "nothing answers at its door"));
        JsonNode rses = catalogue.get("admin", "rses").json().path("rses");
        assertThat(rses.get(0).path("rse").stringValue()).isEqualTo("site-a");
        assertThat(rses.get(0).path("alive").asBoolean()).isTrue();
        assertThat(rses.get(0).path("attributes").toString()).isEqualTo("{\"country\":\"SE\",\"tier\":\"1\"}");
        assertThat(rses.get(0).path("holdings").toString()).isEqualTo("{\"files\":2,\"bytes\":12}");
        assertThat(rses.get(0).path("door").stringValue()).isEqualTo("http://a.example:2880/");
        assertThat(rses.get(0).path("writable").asBoolean()).isTrue();
        assertThat(rses.get(1).path("alive").asBoolean()).isFalse();
        assertThat(rses.get(1).path("reason").stringValue()).isEqualTo("nothing answers at its door");
        assertThat(rses.get(1).path("since").stringValue())
                .isEqualTo(catalogue.clock.instant().toString());
        assertThat(rses.get(1).path("writable").asBoolean()).isFalse();
        assertThat(rses.get(2).has("door")).isFalse();
    }

    @Test
    void theWholeIsSummedUp() {
        catalogue.describe(A);
        catalogue.describe(B);
        catalogue.tell(new RseEvent.RseSilent(B, "away"));
        catalogue.store(A, "data:x", 7);
        catalogue.send("data:x", B, 7);
        JsonNode states = catalogue.get("admin", "states").json();
        assertThat(states.path("rses").toString()).isEqualTo("{\"ALIVE\":1,\"SILENT\":1}");
        assertThat(states.path("replicas").toString()).isEqualTo("{\"files\":1,\"bytes\":7}");
        assertThat(states.path("transfers").toString()).isEqualTo("{\"WAITING\":1,\"RUNNING\":0,\"ARRIVED\":0}");
        assertThat(states.path("rules").toString())
                .isEqualTo("{\"OK\":0,\"REPLICATING\":0,\"STUCK\":0,\"SUSPENDED\":0}");
    }
}
