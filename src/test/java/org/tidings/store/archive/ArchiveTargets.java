package org.tidings.store.archive;

import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.fuzz.Target;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.ledger.RandomEvents;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.store.StoreFixture;

/// Lines of archived segments.
public final class ArchiveTargets {
    private ArchiveTargets() {}

    public static List<Target> all() {
        Origin origin = Origin.ofClient("site", Optional.of("alice"), "192.0.2.7", "webdav");
        List<String> seeds = new RandomEvents(3)
                .oneOfEach().stream()
                        .map(event -> new Line(
                                new Offset(7),
                                Instant.EPOCH,
                                Optional.of(new Offset(3)),
                                origin,
                                Heading.of(event),
                                StoreFixture.CODEC.encode(event, origin)))
                        .map(line -> new String(LineJson.write(line), StandardCharsets.UTF_8))
                        .toList();
        return List.of(Target.ofText(
                "archived-line",
                seeds,
                List.of(",\"data\":", "\"offset\":", "\"origin\":{", "\"type\":\"file.created\""),
                ArchiveTargets::line));
    }

    private static void line(String text) {
        unless(IllegalArgumentException.class, () -> LineJson.read(text, StoreFixture.CODEC))
                .ifPresent(line -> promiseEqual(
                        LineJson.read(new String(LineJson.write(line), StandardCharsets.UTF_8), StoreFixture.CODEC)
                                .heading(),
                        line.heading(),
                        "a line written and read again is the same"));
    }
}
