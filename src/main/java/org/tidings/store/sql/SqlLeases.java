package org.tidings.store.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.tidings.ledger.Leases;

/// Leases as rows with an expiry.
final class SqlLeases implements Leases {
    private static final String TAKE = "INSERT INTO lease (lease, holder, held_until) VALUES (?, ?, ?)"
            + " ON CONFLICT (lease) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until"
            + " WHERE lease.holder = excluded.holder OR lease.held_until <= ?";
    private static final String RELEASE = "DELETE FROM lease WHERE lease = ? AND holder = ?";

    private final Writer writer;
    private final InstantSource clock;

    SqlLeases(Writer writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public boolean hold(String lease, String holder, Duration term) {
        Instant now = clock.instant();
        return writer.transact(
                lane -> lane.update(TAKE, lease, holder, Micros.of(now.plus(term)), Micros.of(now)) == 1);
    }

    @Override
    public void release(String lease, String holder) {
        writer.transact(lane -> lane.update(RELEASE, lease, holder));
    }
}
