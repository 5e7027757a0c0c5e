package org.tidings.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.access.Principal;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// Finds every entry whose events a reader would hear: those that match his selector, in directories he may
/// reach and list.
///
/// A directory that may be passed but not listed is passed, and its entries are not told; so the walk finds
/// exactly what [Viewer] would let through.
final class Walk {
    private static final int PAGE = 1000;
    private final Selector selector;
    private final Principal who;
    private final Namespace namespace;
    private final Deque<Stop> ahead = new ArrayDeque<>();

    /// A directory to look into.
    private record Stop(Entry.Directory directory, StoragePath path) {}

    /// Is given what was found.
    interface Finder {
        /// @return whether to go on
        boolean found(Entry entry, StoragePath path);
    }

    Walk(PathInterest interest, Namespace namespace) {
        this.selector = interest.selector();
        this.who = interest.viewer().who();
        this.namespace = namespace;
    }

    /// @return how many entries were found
    long walk(Finder finder) {
        StoragePath start = selector.path();
        if (!(namespace.resolve(start) instanceof Resolution.Found found) || !Permit.traverses(who, found.above())) {
            return 0;
        }
        long count = 0;
        boolean goOn = true;
        if (!found.above().isEmpty() && tells(found.above().getLast(), found.entry(), start)) {
            count++;
            goOn = finder.found(found.entry(), start);
        }
        plan(found.entry(), start);
        while (goOn && !ahead.isEmpty()) {
            Stop stop = ahead.removeLast();
            String after = "";
            List<Entry> page;
            do {
                page = namespace.list(stop.directory().id(), after, PAGE);
                for (Entry entry : page) {
                    StoragePath path = stop.path().child(entry.name());
                    if (tells(stop.directory(), entry, path)) {
                        count++;
                        goOn &= finder.found(entry, path);
                    }
                    if (selector.recursive()) {
                        plan(entry, path);
                    }
                    after = entry.name();
                }
            } while (goOn && page.size() == PAGE);
        }
        return count;
    }

    private void plan(Entry entry, StoragePath path) {
        if (entry instanceof Entry.Directory directory && Permit.traverses(who, List.of(directory))) {
            ahead.add(new Stop(directory, path));
        }
    }

    private boolean tells(Entry.Directory in, Entry entry, StoragePath path) {
        return selector.matches(entry, path)
                && Permit.lists(who, in)
                && who.restriction().leaves(Activity.LIST, path);
    }
}
