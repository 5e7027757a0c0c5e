package org.tidings.ledger;

import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tidings.fuzz.Target;
import org.tidings.model.EventType;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;

/// What the log is read from.
public final class LedgerTargets {
    private static final EventCodec CODEC = new EventCodec(uid -> Optional.empty());
    private static final Origin ORIGIN = Origin.ofClient("site", Optional.of("alice"), "192.0.2.7", "webdav");

    private LedgerTargets() {}

    public static List<Target> all() {
        List<String> seeds = new RandomEvents(7)
                .oneOfEach().stream()
                        .map(event -> (char) ('a' + event.type().ordinal())
                                + new String(CODEC.encode(event, ORIGIN), StandardCharsets.UTF_8))
                        .toList();
        return List.of(Target.of(
                "event",
                seeds,
                List.of(
                        "\"file\":{",
                        "\"previous\":",
                        "\"kind\":\"directory\"",
                        "\"generation\":",
                        "\"mode\":\"0644\""),
                LedgerTargets::event));
    }

    /// The first byte says the type.
    private static void event(byte[] input) {
        if (input.length == 0) {
            return;
        }
        EventType type = EventType.values()[Math.floorMod(input[0] - 'a', EventType.values().length)];
        byte[] data = Arrays.copyOfRange(input, 1, input.length);
        Optional<StorageEvent> read = unless(IllegalArgumentException.class, () -> CODEC.decode(type, data));
        read.ifPresent(event -> promiseEqual(
                CODEC.decode(type, CODEC.encode(event, ORIGIN)), event, "an event written and read again is the same"));
    }
}
