package org.tidings.wire.copy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.tidings.model.CopyFailure;
import org.tidings.wire.copy.CopyOrder.Role;

/// What became of copies, counted.
public final class CopyTally {
    private final Map<Role, OfRole> roles = new EnumMap<>(Role.class);

    private record OfRole(LongAdder bytes, LongAdder copied, Map<CopyFailure, LongAdder> failed) {}

    CopyTally() {
        for (Role role : Role.values()) {
            Map<CopyFailure, LongAdder> failed = new EnumMap<>(CopyFailure.class);
            for (CopyFailure why : CopyFailure.values()) {
                failed.put(why, new LongAdder());
            }
            roles.put(role, new OfRole(new LongAdder(), new LongAdder(), failed));
        }
    }

    void count(Role role, CopyOutcome outcome, long bytes) {
        OfRole counters = of(role);
        counters.bytes.add(bytes);
        switch (outcome) {
            case CopyOutcome.Copied _ -> counters.copied.increment();
            case CopyOutcome.Failed(var why, var _) -> failed(counters, why).increment();
        }
    }

    /// Bytes moved, also of copies that failed.
    public long bytes(Role role) {
        return of(role).bytes.sum();
    }

    public long copied(Role role) {
        return of(role).copied.sum();
    }

    public long failed(Role role, CopyFailure why) {
        return failed(of(role), why).sum();
    }

    private OfRole of(Role role) {
        return Objects.requireNonNull(roles.get(role));
    }

    private static LongAdder failed(OfRole counters, CopyFailure why) {
        return Objects.requireNonNull(counters.failed.get(why));
    }
}
