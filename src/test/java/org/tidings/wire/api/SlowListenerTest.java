package org.tidings.wire.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidings.delivery.Settings;
import org.tidings.model.Owner;

/// A listener that never reads, or reads slowly, on a real socket with the buffers of a real system.
class SlowListenerTest {
    private static final String STREAM = "/api/v1/events/stream";
    private static final String MUCH = "x".repeat(32 * 1024);
    private static final int EVENTS = 600;
    private final RunningApi api;

    SlowListenerTest() throws Exception {
        api = new RunningApi(new Settings(Duration.ofSeconds(15), Duration.ofSeconds(3), 64 * 1024, 10, 10, 2));
        api.doings.put("/a", new Owner(1001, 1001));
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void aListenerThatNeverReadsIsCutAndSlowsNeitherWriterNorOthers() throws IOException {
        try (var deaf = RawClient.get(api.port(), STREAM, "bob");
                var quick = RawClient.get(api.port(), STREAM, "alice")) {
            assertThat(deaf.status).isEqualTo(200);
            saySoMuchThatNoBufferHoldsIt();
            for (int i = 0; i < EVENTS; i++) {
                assertThat(quick.until("data: ")).contains("\"n" + i + "\"");
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(api.registry.scrape()).contains("tidings_delivery_cut_total 1.0"));
            assertThat(api.registry.scrape()).contains("tidings_delivery_listeners 1.0");
        }
    }

    @Test
    void aListenerThatReadsLateGetsEverythingOnceAndInOrder() throws IOException {
        try (var slow = RawClient.get(api.port(), STREAM, "bob")) {
            slow.until("id: ");
            saySoMuchThatNoBufferHoldsIt();
            for (int i = 0; i < EVENTS; i++) {
                assertThat(slow.until("data: ")).contains("\"n" + i + "\"");
            }
        }
    }

    private void saySoMuchThatNoBufferHoldsIt() {
        for (int i = 0; i < EVENTS; i++) {
            api.doings.setXattr("/a", "n" + i, MUCH);
        }
    }
}
