package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Listeners that open a stream and never read from it: nobody else notices.
@Journey
class DeafListenerTest {
    private static final int DEAF = 40;
    private static final int FILES = 3000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void writersAndOtherListenersGoOn(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"))) {
            List<Wire> deaf = new ArrayList<>();
            try (var heard = Listener.listen(site.as("bob"), "path=/data/noise&type=file")) {
                var alice = site.as("alice");
                alice.makeDirectory("/data/noise").is(201);
                IntStream.range(0, DEAF).forEach(_ -> deaf.add(deafListener(site)));
                IntStream.range(0, FILES)
                        .parallel()
                        .forEach(i -> alice.put("/data/noise/" + "n".repeat(200) + i, "noise")
                                .is(201));
                heard.awaitCount(FILES, PATIENCE);
                assertThat(heard.events().stream().map(Frame::path))
                        .hasSize(FILES)
                        .doesNotHaveDuplicates();
                site.as("admin").api("/metrics").is(200);
            } finally {
                deaf.forEach(Wire::close);
            }
            assertThat(site.stop()).isIn(0, 143);
        }
    }

    private static Wire deafListener(Site site) {
        Wire wire = Wire.withSmallEars(site.api());
        wire.send("GET /api/v1/events/stream?path=/data&from=earliest HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + site.as("bob").authorization() + "\r\n\r\n");
        return wire;
    }
}
