package org.tidings.wire.api;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Tally;
import org.tidings.ledger.EventLog;
import org.tidings.outlet.Standing;

/// Shows what delivery counts as meters, under `tidings_delivery_…`.
public final class Figures {
    private final MeterRegistry registry;
    private final Tally tally;

    public Figures(MeterRegistry registry) {
        this.registry = registry;
        Timer latency = Timer.builder("tidings.delivery.latency")
                .description("From the commit of an event to its last live listener's buffer.")
                .serviceLevelObjectives(buckets())
                .register(registry);
        this.tally = new Tally(latency::record);
        count("events", "Events read by the live loop.", t -> t.events);
        count("delivered", "Frames given to live listeners.", t -> t.delivered);
        count("replayed", "Frames given to late listeners, from the log.", t -> t.replayed);
        count("overflows", "Times a live listener fell behind and was sent back to the log.", t -> t.overflows);
        count("cut", "Listeners cut because they took nothing.", t -> t.cut);
        count("broken", "Late listeners let go because the store did not answer.", t -> t.broken);
        count("gaps", "Gaps told to listeners.", t -> t.gaps);
        count("refused", "Listeners turned away for want of room.", t -> t.refused);
        Gauge.builder("tidings.delivery.listeners", tally.listeners, Number::doubleValue)
                .description("Listeners now.")
                .register(registry);
        Gauge.builder("tidings.delivery.late", tally.late, Number::doubleValue)
                .description("Listeners now reading the log instead of hearing it live.")
                .register(registry);
    }

    /// What delivery is to count with.
    public Tally tally() {
        return tally;
    }

    /// Shows how far the live loop is behind the log.
    public void showLag(Delivery delivery, EventLog log) {
        Gauge.builder(
                        "tidings.delivery.lag",
                        delivery,
                        d -> log.head().value() - d.place().value())
                .description("Events committed and not yet given to live listeners.")
                .register(registry);
    }

    /// Shows how an outlet does.
    public void show(Standing outlet) {
        Gauge.builder("tidings.outlet.lag", outlet, Standing::lag)
                .description("Events committed and not yet safe at the outlet.")
                .tag("outlet", outlet.name())
                .register(registry);
        FunctionCounter.builder("tidings.outlet.sent", outlet, Standing::sent)
                .description("Messages that became safe at the outlet.")
                .tag("outlet", outlet.name())
                .register(registry);
        FunctionCounter.builder("tidings.outlet.missed", outlet, Standing::missed)
                .description("Events that the log had no longer when the outlet could take them.")
                .tag("outlet", outlet.name())
                .register(registry);
    }

    private static Duration[] buckets() {
        return java.util.stream.DoubleStream.of(0.25, 0.5, 1, 2, 3, 5, 10, 15, 25, 50, 100, 250, 1000, 5000)
                .mapToObj(millis -> Duration.ofNanos((long) (millis * 1e6)))
                .toArray(Duration[]::new);
    }

    private void count(String name, String description, Function<Tally, LongAdder> counter) {
        FunctionCounter.builder(
                        "tidings.delivery." + name, tally, t -> counter.apply(t).sum())
                .description(description)
                .register(registry);
    }
}
