package org.tidings.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Worker;
import org.tidings.model.Pause;

/// Removes, once after each start, what a crash left in the pools: bytes that no file holds.
///
/// Bytes of uploads under way have no name yet; [Claims] knows them. It asks no clock how old bytes are: clocks go
/// back.
/// It looks at one shelf after another, rests three times as long as it works, and keeps nothing in memory.
public final class Sweeper implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration WORK = Duration.ofMillis(20);
    private static final int SHELVES_PER_STEP = 256;
    private static final int REST = 3;
    private static final Duration WITHOUT_DISK = Duration.ofSeconds(10);

    private final Claims claims;
    private final InstantSource clock;
    private final Deque<Round> rounds = new ArrayDeque<>();
    private final Pause rest = new Pause();

    /// What is still to be looked at in one pool.
    private static final class Round {
        private final Pool pool;
        private int shelf;
        private long removed;

        Round(Pool pool) {
            this.pool = pool;
        }

        boolean done() {
            return shelf >= pool.shelves();
        }
    }

    public Sweeper(Pools pools, Claims claims, InstantSource clock) {
        this.claims = claims;
        this.clock = clock;
        pools.all().forEach(pool -> rounds.add(new Round(pool)));
    }

    @Override
    public String name() {
        return "sweeper";
    }

    /// Whether every pool has been looked through.
    public boolean finished() {
        return rounds.isEmpty();
    }

    @Override
    public boolean step() {
        Instant began = clock.instant();
        if (finished() || !rest.isOver(began)) {
            return false;
        }
        Round round = rounds.element();
        try {
            lookOn(round, began.plus(WORK));
            Instant now = clock.instant();
            rest.begin(now, Duration.between(began, now).abs().multipliedBy(REST));
        } catch (PoolBroken broken) {
            rounds.add(rounds.remove());
            rest.begin(clock.instant(), WITHOUT_DISK);
        }
        return true;
    }

    private void lookOn(Round round, Instant until) {
        for (int i = 0; i < SHELVES_PER_STEP && !round.done() && clock.instant().isBefore(until); i++) {
            round.pool.forEach(round.shelf, key -> look(round, key));
            round.shelf++;
        }
        if (round.done()) {
            rounds.remove();
            if (round.removed > 0) {
                LOG.info("pool {}: uploads that never ended had left {} files", round.pool.name(), round.removed);
            }
        }
    }

    private void look(Round round, Pool.Key key) {
        if (!claims.claimed(round.pool.name(), key)) {
            round.pool.remove(key);
            round.removed++;
        }
    }
}
