package org.tidings.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.ledger.Signal;
import org.tidings.model.Rse;

/// Which transfers are in whose hands, and how many each site is given at once.
///
/// A site's share grows by one with what works there and is halved by what does not, between bounds. Safe for
/// threads: all workers take from one board.
public final class Board {
    private static final int LOOK_AHEAD = 256;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int FIRST_SHARE = 8;
    private static final int LARGEST_SHARE = 64;

    private final Catalogue catalogue;
    private final Set<Way> inHand = new HashSet<>();
    private final Map<Rse, Integer> busy = new HashMap<>();
    private final Map<Rse, Integer> shares = new HashMap<>();
    private final Deque<Way> ahead = new ArrayDeque<>();
    private final Signal queued;
    private long rang = -1;
    private Instant lookAgain = Instant.EPOCH;

    /// @param queued raised when there is a new transfer; without, the board is looked at now and then
    public Board(Catalogue catalogue, Signal queued) {
        this.catalogue = catalogue;
        this.queued = queued;
    }

    /// The most urgent transfer that is due and that its destination has room for; the taker gives it back.
    synchronized Optional<Way> take(Instant now) {
        Optional<Way> next = fromAhead();
        if (next.isEmpty() && (queued.count() != rang || !now.isBefore(lookAgain))) {
            look(now);
            next = fromAhead();
        }
        next.ifPresent(way -> {
            inHand.add(way);
            busy.merge(way.rse(), 1, Integer::sum);
        });
        return next;
    }

    private void look(Instant now) {
        rang = queued.count();
        lookAgain = now.plus(BETWEEN_LOOKS);
        ahead.clear();
        catalogue.due(Copying.State.WAITING, now, LOOK_AHEAD).stream()
                .filter(way -> !inHand.contains(way))
                .forEach(ahead::add);
    }

    private Optional<Way> fromAhead() {
        var ways = ahead.iterator();
        while (ways.hasNext()) {
            Way way = ways.next();
            if (inHand.contains(way)) {
                ways.remove();
            } else if (busy.getOrDefault(way.rse(), 0) < shares.getOrDefault(way.rse(), FIRST_SHARE)) {
                ways.remove();
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    synchronized void giveBack(Way way, boolean worked) {
        inHand.remove(way);
        busy.merge(way.rse(), -1, Integer::sum);
        int share = shares.getOrDefault(way.rse(), FIRST_SHARE);
        shares.put(way.rse(), worked ? Math.min(LARGEST_SHARE, share + 1) : Math.max(1, share / 2));
    }

    synchronized boolean hasInHand(Way way) {
        return inHand.contains(way);
    }

    /// How many transfers to this site are under way.
    synchronized int busy(Rse rse) {
        return busy.getOrDefault(rse, 0);
    }
}
