package org.tidings.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.ledger.Line;

/// The last lines of the log, kept so that a reader who is only a little late need not ask the store.
final class RecentLines {
    private final @Nullable Line[] ring;
    private long first = 1;
    private long last;

    /// @param capacity how many lines are kept
    /// @param place the place after which lines will be added
    RecentLines(int capacity, long place) {
        this.ring = new Line[capacity];
        startAfter(place);
    }

    /// Forgets all, and goes on after this place.
    synchronized void startAfter(long place) {
        first = place + 1;
        last = place;
    }

    /// Adds the line that follows those added before.
    synchronized void add(Line line) {
        last = line.offset().value();
        ring[(int) (last % ring.length)] = line;
        first = Math.max(first, last - ring.length + 1);
    }

    /// The place of the last line added.
    synchronized long last() {
        return last;
    }

    /// The lines after a place, at most `limit`; empty if that place is not in here any more.
    synchronized Optional<List<Line>> after(long place, int limit) {
        if (place + 1 < first || place > last) {
            return Optional.empty();
        }
        long end = Math.min(last, place + Math.min(limit, ring.length));
        List<Line> lines = new ArrayList<>((int) (end - place));
        for (long offset = place + 1; offset <= end; offset++) {
            Line line = ring[(int) (offset % ring.length)];
            if (line != null) {
                lines.add(line);
            }
        }
        return Optional.of(lines);
    }
}
