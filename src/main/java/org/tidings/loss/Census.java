package org.tidings.loss;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Worker;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.PoolName;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;
import org.tidings.pool.Doubts;
import org.tidings.pool.Doubts.Look;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;

/// Looks whether every file's bytes are there, as many as they should be, and whether those that were lost are back;
/// it reads none. What it does not like it doubts.
///
/// It goes through all files at start, when a disk came back, and when a doubt may have been missed. And again and
/// again: after a round it rests a hundred times as long as it worked, so a small site is looked through every few
/// seconds, and a large one costs no more.
public final class Census implements Worker {
    private static final int PAGE = 512;
    private static final Duration WORK = Duration.ofMillis(20);
    private static final int REST_WITHIN = 3;
    private static final int REST_BETWEEN = 100;
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(5);

    private final Inventory inventory;
    private final Pools pools;
    private final Doubts doubts;
    private final InstantSource clock;
    private final Pause within = new Pause();
    private final Pause between = new Pause();
    private final Set<PoolName> away = new HashSet<>();
    private Optional<FileId> place = Optional.empty();
    private Duration worked = Duration.ZERO;

    public Census(Ground ground, Doubts doubts, InstantSource clock) {
        this.inventory = ground.inventory();
        this.pools = ground.pools();
        this.doubts = doubts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "census";
    }

    @Override
    public boolean step() {
        Instant now = clock.instant();
        // All three are asked: each forgets what it has told.
        boolean due = somePoolIsBack() | doubts.tookForgotten() | (place.isEmpty() && between.isOver(now));
        if (due) {
            place = Optional.of(Inventory.START);
            worked = Duration.ZERO;
        }
        if (place.isEmpty() || !within.isOver(now) || doubts.isCrowded()) {
            return false;
        }
        place = lookOn(place.get(), now);
        Duration took = Duration.between(now, clock.instant()).abs();
        worked = worked.plus(took);
        within.begin(clock.instant(), took.multipliedBy(REST_WITHIN));
        if (place.isEmpty()) {
            rest();
        }
        return place.isPresent();
    }

    private void rest() {
        Duration wanted = worked.multipliedBy(REST_BETWEEN);
        between.begin(clock.instant(), wanted.compareTo(LEAST_BETWEEN) > 0 ? wanted : LEAST_BETWEEN);
    }

    private boolean somePoolIsBack() {
        boolean back = false;
        for (Pool pool : pools.all()) {
            if (pool.ailment().isPresent()) {
                away.add(pool.name());
            } else {
                back |= away.remove(pool.name());
            }
        }
        return back;
    }

    /// @return where to go on; empty at the end
    private Optional<FileId> lookOn(FileId from, Instant began) {
        FileId last = from;
        Instant until = began.plus(WORK);
        do {
            List<Entry.File> page = inventory.files(last, PAGE);
            page.forEach(this::look);
            if (page.size() < PAGE) {
                return Optional.empty();
            }
            last = page.getLast().id();
        } while (clock.instant().isBefore(until));
        return Optional.of(last);
    }

    private void look(Entry.File file) {
        Held.of(file, pools).ifPresent(held -> {
            switch (held.glance()) {
                case MISSING -> {
                    if (file.lost().isEmpty()) {
                        doubts.add(held.pool().name(), held.key(), Look.PRESENCE);
                    }
                }
                case CORRUPT -> {
                    if (file.lost().isEmpty()) {
                        doubts.add(held.pool().name(), held.key(), Look.CONTENT);
                    }
                }
                // Unreadable ones lie where they lay: whether they can be read again, the scrubber finds out.
                case SOUND -> {
                    if (file.lost().filter(why -> why != Loss.UNREADABLE).isPresent()) {
                        doubts.add(held.pool().name(), held.key(), Look.CONTENT);
                    }
                }
                case UNREADABLE, UNKNOWN -> {}
            }
        });
    }
}
