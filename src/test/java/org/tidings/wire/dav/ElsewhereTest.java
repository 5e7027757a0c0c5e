package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Loss;
import org.tidings.model.StoragePath;

/// A file whose bytes are lost here is read where another replica is, by those who may read it.
class ElsewhereTest {
    private static final String THERE = "http://other.example:2880/data/a%20b?authz=token";
    private TrialDoor door;
    private DoorClient alice;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        alice.put("/data/a%20b", "bytes");
        alice.put("/home/alice/mine", "bytes");
    }

    @AfterEach
    void close() {
        alice.close();
        door.close();
    }

    @Test
    void aReaderIsSentOn() {
        door.sendElsewhere(
                path -> path.equals(new StoragePath("/data/a b")) ? Optional.of(URI.create(THERE)) : Optional.empty());
        assertThat(alice.get("/data/a%20b").statusCode()).isEqualTo(200);
        door.lose("/data/a b", Loss.MISSING);
        HttpResponse<String> answer = alice.get("/data/a%20b");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains(THERE);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(alice.ask("HEAD", "/data/a%20b").headers().firstValue("Content-Length"))
                .contains("5");
    }

    @Test
    void whereNobodyKnowsOneTheBytesAreUnavailable() {
        door.lose("/data/a b", Loss.MISSING);
        assertThat(alice.get("/data/a%20b").statusCode()).isEqualTo(503);
    }

    @Test
    void whoMayNotReadItHearsNothing() {
        door.sendElsewhere(path -> Optional.of(URI.create(THERE)));
        door.lose("/home/alice/mine", Loss.MISSING);
        try (var bob = new DoorClient(door, "bob")) {
            assertThat(bob.get("/home/alice/mine").statusCode()).isEqualTo(403);
        }
    }
}
