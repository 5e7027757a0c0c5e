package org.tidings.wire.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.tidings.ledger.Pause;
import org.tidings.model.Rse;

/// How many readers were sent where lately: in the span that runs and the one before.
final class Redirects {
    private static final Duration SPAN = Duration.ofSeconds(10);
    private final InstantSource clock;
    private final Pause span;
    private Map<Rse, Integer> now = new HashMap<>();
    private Map<Rse, Integer> before = new HashMap<>();

    Redirects(InstantSource clock) {
        this.clock = clock;
        this.span = new Pause(clock.instant(), SPAN);
    }

    synchronized void sent(Rse rse) {
        turn();
        now.merge(rse, 1, Integer::sum);
    }

    synchronized int lately(Rse rse) {
        turn();
        return now.getOrDefault(rse, 0) + before.getOrDefault(rse, 0);
    }

    private void turn() {
        Instant time = clock.instant();
        if (span.isOver(time)) {
            before = now;
            now = new HashMap<>();
            span.begin(time, SPAN);
        }
    }
}
