package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A macaroon that says how large a file may be.
class MaxUploadTest {
    private TrialDoor door;
    private DoorClient alice;
    private DoorClient bearer;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        String wish = "{\"caveats\":[\"max-upload:10\",\"max-upload:20\"]}";
        String answer = alice.ask("POST", "/data", new DoorClient.Body(wish), "Content-Type", MacaroonMethod.MEDIA_TYPE)
                .body();
        bearer = DoorClient.bearing(
                door, new JsonMapper().readTree(answer).path("macaroon").asString());
    }

    @AfterEach
    void close() {
        bearer.close();
        alice.close();
        door.close();
    }

    @Test
    void aFileOfThatSizeIsStored() {
        assertThat(bearer.put("/data/ten", "0123456789").statusCode()).isEqualTo(201);
    }

    @Test
    void aLargerOneIsRefusedAndNothingStored() {
        assertThat(bearer.put("/data/eleven", "01234567890").statusCode()).isEqualTo(413);
        assertThat(alice.get("/data/eleven").statusCode()).isEqualTo(404);
    }

    @Test
    void oneThatGrowsLargerIsRefusedAndNothingStored() {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11]));
        assertThat(bearer.send("PUT", "/data/grown", body).statusCode()).isEqualTo(413);
        assertThat(alice.get("/data/grown").statusCode()).isEqualTo(404);
        alice.put("/data/there", "old");
        assertThat(bearer.send("PUT", "/data/there", body).statusCode()).isEqualTo(413);
        assertThat(alice.get("/data/there").body()).isEqualTo("old");
    }

    @Test
    void aCopyIsNoWayAroundIt() {
        alice.put("/data/large", "01234567890");
        assertThat(bearer.ask("COPY", "/data/large", "Destination", "/data/copy")
                        .statusCode())
                .isEqualTo(413);
        assertThat(alice.get("/data/copy").statusCode()).isEqualTo(404);
    }
}
