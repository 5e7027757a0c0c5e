package org.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How fast one NDJSON reader is brought from the beginning of the durable log to its end. It has no peer.
final class CatchUpRow implements Row {
    private static final String DIRECTORY = "/data/catchup";
    private static final int QUICK_FILES = 60_000;
    private static final int FULL_FILES = 200_000;
    private static final int SIZE = 16;
    private static final int PASSES = 3;
    private static final long LAST = 9_999_999_999L;
    private static final byte[] NOTHING = new byte[0];

    @Override
    public String name() {
        return "catchup";
    }

    @Override
    public void measure(Bench bench) throws Exception {
        if (bench.tidings().isEmpty()) {
            bench.say("has no peer");
            return;
        }
        Tidings tidings = bench.tidings().get();
        Seed.filesOnce(tidings.door(), DIRECTORY, bench.count(QUICK_FILES, FULL_FILES), SIZE);
        try (var client = Client.to(tidings.door())) {
            client.must("PUT", DIRECTORY + "/" + Tick.name(LAST), "", NOTHING)
                    .body()
                    .discard();
        }
        long events = read(tidings.api(), Long.MAX_VALUE).events();
        var rates = new double[PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            Read read = read(tidings.api(), events);
            rates[pass] = read.events() * 1e9 / read.nanos();
            bench.say("%,d events, %,.0f/s, %.0f bytes each", read.events(), rates[pass], read.bytesEach());
        }
        Arrays.sort(rates);
        bench.table()
                .add(Figure.atLeast(
                        name(),
                        "events/s from the durable log to one NDJSON reader, median of " + PASSES,
                        Optional.of(rates[PASSES / 2]),
                        Optional.empty(),
                        200_000));
    }

    /// Reads from the earliest event until so many were seen, or, the first time, until the very last file shows up.
    private static Read read(Door api, long wanted) throws IOException {
        long began = System.nanoTime();
        try (var client = Client.to(api)) {
            String target = Tidings.stream("/data", "&from=earliest");
            Body body = client.must("GET", target, "Accept: application/x-ndjson\r\n", NOTHING)
                    .body();
            return read(body, wanted, began);
        }
    }

    private static Read read(Body body, long wanted, long began) throws IOException {
        var copy = new byte[1 << 18];
        long lines = 0;
        long bytes = 0;
        for (ByteBuffer view = body.next(); view.hasRemaining(); view = body.next()) {
            int length = view.remaining();
            view.get(copy, 0, length);
            bytes += length;
            lines += lines(copy, length);
            if (lines >= wanted || (wanted == Long.MAX_VALUE && Tick.last(copy, length) == LAST)) {
                return new Read(lines, bytes, System.nanoTime() - began);
            }
        }
        throw new IOException("the stream ended before its last event");
    }

    private static long lines(byte[] bytes, int length) {
        long lines = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private record Read(long events, long bytes, long nanos) {
        double bytesEach() {
            return (double) bytes / events;
        }
    }
}
