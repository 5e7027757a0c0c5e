package org.tidings.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Did;

/// Passes over the catalogue that are still to do: pages of files, so that memory does not grow with what they reach.
final class Sweeps {
    /// When more are asked for, one of everything stands for them all.
    private static final int MOST = 16;

    private static final String EVERYTHING = "";

    private final Catalogue catalogue;
    private final Deque<Range> ahead = new ArrayDeque<>();
    private Optional<Range> under = Optional.empty();
    private Optional<Did> place = Optional.empty();

    /// @param prefix of `scope:name`, as a rule's selection has it
    /// @param urgent whether somebody waits for it
    private record Range(String prefix, boolean urgent) {}

    Sweeps(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void everything(boolean urgent) {
        add(new Range(EVERYTHING, urgent));
    }

    void reachedBy(String prefix) {
        add(new Range(prefix, true));
    }

    private void add(Range range) {
        if (ahead.size() >= MOST) {
            ahead.clear();
            ahead.add(new Range(EVERYTHING, true));
        } else if (!ahead.contains(range)) {
            ahead.add(range);
        }
    }

    boolean isDone() {
        return under.isEmpty() && ahead.isEmpty();
    }

    /// Whether somebody waits for one of them: then it goes before the leisurely one that is under way.
    boolean isUrgent() {
        return under.filter(Range::urgent).isPresent() || ahead.stream().anyMatch(Range::urgent);
    }

    /// The next files; empty when a pass is over.
    List<DidRecord> next(int limit) {
        Range range = current();
        List<DidRecord> page = page(range.prefix, limit);
        if (page.size() < limit) {
            under = Optional.empty();
        } else {
            place = Optional.of(page.getLast().did());
        }
        return page;
    }

    private Range current() {
        boolean overtaken = under.filter(range -> !range.urgent).isPresent() && isUrgent();
        if (overtaken) {
            ahead.add(under.orElseThrow());
            under = Optional.empty();
        }
        if (under.isEmpty()) {
            Range next = ahead.stream().filter(Range::urgent).findFirst().orElseGet(ahead::getFirst);
            ahead.remove(next);
            under = Optional.of(next);
            place = Optional.empty();
        }
        return under.get();
    }

    private List<DidRecord> page(String prefix, int limit) {
        int colon = prefix.indexOf(':');
        return colon <= 0
                ? catalogue.list(place, limit)
                : catalogue.list(prefix.substring(0, colon), prefix.substring(colon + 1), place, limit);
    }
}
