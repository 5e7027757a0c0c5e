package org.tidings.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.tidings.config.Config;
import org.tidings.model.CopyFailure;
import org.tidings.wire.copy.AddressRule;
import org.tidings.wire.copy.CopyDesk;
import org.tidings.wire.copy.CopyOrder;
import org.tidings.wire.copy.CopyRules;
import org.tidings.wire.copy.CopyTally;
import org.tidings.wire.copy.Patience;

/// A site's third-party copies, wired, with their meters under `tidings_copies_…`.
final class CopyOffice {
    private static final Duration TIDYING = Duration.ofSeconds(10);

    private CopyOffice() {}

    /// @param keep is given what is to be closed with the house
    static CopyDesk open(
            Config.Copies config, InstantSource clock, MeterRegistry registry, Consumer<AutoCloseable> keep) {
        var tasks = Crowd.gather();
        keep.accept(tasks::shutdownNow);
        var desk = new CopyDesk(rules(config), tasks, clock);
        keep.accept(desk);
        show(desk, registry);
        return desk;
    }

    private static CopyRules rules(Config.Copies config) {
        Config.CopyTimes times = config.times();
        return new CopyRules(
                new AddressRule(config.anyAddress(), config.privateAddresses()),
                config.authority(),
                new CopyRules.Room(config.atOnce(), config.queued()),
                times.connect(),
                new Patience(times.firstByte(), times.stall(), times.grace(), times.rate(), TIDYING),
                CopyRules.MARKER);
    }

    private static void show(CopyDesk desk, MeterRegistry registry) {
        Gauge.builder("tidings.copies.running", desk, CopyDesk::running)
                .description("Third-party copies being carried out.")
                .register(registry);
        Gauge.builder("tidings.copies.queued", desk, CopyDesk::queued)
                .description("Third-party copies waiting for their turn.")
                .register(registry);
        for (CopyOrder.Role role : CopyOrder.Role.values()) {
            show(desk.tally(), role, registry);
        }
    }

    private static void show(CopyTally tally, CopyOrder.Role role, MeterRegistry registry) {
        String name = role.name().toLowerCase(Locale.ROOT);
        FunctionCounter.builder("tidings.copies.bytes", tally, t -> t.bytes(role))
                .description("Bytes moved by third-party copies, also by those that failed.")
                .tag("role", name)
                .register(registry);
        done(name, "success", registry, tally, role);
        for (CopyFailure why : CopyFailure.values()) {
            FunctionCounter.builder("tidings.copies.done", tally, t -> t.failed(role, why))
                    .description("Third-party copies that ended, by how.")
                    .tags("role", name, "result", why.wireName())
                    .register(registry);
        }
    }

    private static void done(String name, String result, MeterRegistry registry, CopyTally tally, CopyOrder.Role role) {
        FunctionCounter.builder("tidings.copies.done", tally, t -> t.copied(role))
                .description("Third-party copies that ended, by how.")
                .tags("role", name, "result", result)
                .register(registry);
    }
}
