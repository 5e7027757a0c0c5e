package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/// One publisher and many listeners at a steady rate: what each delivery costs and how late it comes.
///
/// @param door where listeners connect, and the server whose processor time is counted
/// @param listeners how many there are
/// @param target the request target of the n-th listener
/// @param beat how often something is published
record Fanout(Door door, int listeners, IntFunction<String> target, Beat beat) {
    private static final int LIMIT = 100_000;

    /// Connects, publishes for a while to warm up, then measures one window.
    ///
    /// @param reach how many listeners hear each publication
    Outcome run(Duration warmUp, Duration window, int reach, Beat.Action publish)
            throws IOException, InterruptedException {
        var crowd = Crowd.of(door, listeners, target, LIMIT);
        try (crowd) {
            int first = beat.run(0, warmUp, publish);
            crowd.awaitDeliveries((long) first * reach);
            return measured(crowd, first, window, reach, publish);
        }
    }

    private Outcome measured(Crowd crowd, int first, Duration window, int reach, Beat.Action publish)
            throws IOException, InterruptedException {
        long resident = door.processes().residentBytes();
        long bytesBefore = crowd.bytesRead();
        long heardBefore = crowd.deliveries();
        Duration before = door.processes().cpu();
        int last = beat.run(first, window, number -> {
            crowd.begin(number);
            publish.run(number);
        });
        crowd.awaitDeliveries((long) last * reach);
        Duration cpu = door.processes().cpu().minus(before);
        long heard = crowd.deliveries() - heardBefore;
        long missing = (long) last * reach - crowd.deliveries();
        double size = heard == 0 ? 0 : (crowd.bytesRead() - bytesBefore) / (double) heard;
        return new Outcome(last - first, heard, missing, cpu, size, resident, crowd.delays());
    }

    /// @param published publications in the window
    /// @param deliveries how many of them arrived at a listener
    /// @param missing how many never did
    /// @param serverCpu what the server used
    /// @param bytesEach mean bytes of one delivery on the wire
    /// @param residentBytes memory of the server with all listeners connected
    /// @param delays from the start of publishing to arrival
    record Outcome(
            int published,
            long deliveries,
            long missing,
            Duration serverCpu,
            double bytesEach,
            long residentBytes,
            Histogram delays) {

        double cpuMicrosEach() {
            return deliveries == 0 ? 0 : serverCpu.toNanos() / 1e3 / deliveries;
        }

        double cpuMillisEachPublication() {
            return published == 0 ? 0 : serverCpu.toNanos() / 1e6 / published;
        }

        Optional<Double> millis(double share) {
            return Optional.of(delays.millis(share));
        }

        @Override
        public String toString() {
            return "%,d deliveries of %.0f bytes, %d missing, %.2f µs server CPU each, p50 %.2f ms, p99 %.2f ms, RSS %d MiB"
                    .formatted(
                            deliveries,
                            bytesEach,
                            missing,
                            cpuMicrosEach(),
                            delays.millis(0.5),
                            delays.millis(0.99),
                            residentBytes >> 20);
        }
    }
}
