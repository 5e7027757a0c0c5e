package org.tidings.door;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.access.Principal;
import org.tidings.door.ListDirectory.Listed;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// Goes through a tree, each directory before its contents, holding one page of each open directory.
final class Walk implements Iterator<Listed> {
    private final Namespace namespace;
    private final Caller caller;
    private final int depth;
    private final Principal.Restriction restriction;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Listed ahead;

    /// @param above the directories over `top`
    /// @param depth how many levels to enter; 1 for the entries of `top` alone
    Walk(Ground ground, Caller caller, List<Entry.Directory> above, Entry.Directory top, StoragePath path, int depth) {
        this.namespace = ground.namespace();
        this.caller = caller;
        this.depth = depth;
        this.restriction = caller.principal().restriction();
        levels.push(new Level(above, top, path));
    }

    /// The pages of one directory.
    static final class Pages implements Iterator<Entry> {
        private static final int PAGE = 512;
        private final Namespace namespace;
        private final Entry.Directory directory;
        private Iterator<Entry> page;
        private String last = "";
        private boolean ended;

        Pages(Namespace namespace, Entry.Directory directory) {
            this.namespace = namespace;
            this.directory = directory;
            this.page = List.<Entry>of().iterator();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<Entry> more = namespace.list(directory.id(), last, PAGE);
                ended = more.size() < PAGE;
                page = more.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry entry = page.next();
            last = entry.name();
            return entry;
        }
    }

    /// One open directory on the way down.
    private final class Level {
        final List<Entry.Directory> here;
        final StoragePath path;
        final Pages entries;

        Level(List<Entry.Directory> above, Entry.Directory directory, StoragePath path) {
            List<Entry.Directory> all = new ArrayList<>(above);
            all.add(directory);
            this.here = List.copyOf(all);
            this.path = path;
            this.entries = new Pages(namespace, directory);
        }
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && !levels.isEmpty()) {
            if (levels.element().entries.hasNext()) {
                Listed next = step();
                ahead = restriction.leaves(Activity.READ_METADATA, next.path()) ? next : null;
            } else {
                levels.pop();
            }
        }
        return ahead != null;
    }

    @Override
    public Listed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Listed next = Objects.requireNonNull(ahead);
        ahead = null;
        return next;
    }

    /// Goes to the next entry that a restriction, if there is one, leaves in sight.
    private Listed step() {
        Level level = levels.element();
        Entry entry = level.entries.next();
        StoragePath path = level.path.child(entry.name());
        if (entry instanceof Entry.Directory directory && levels.size() < depth && mayEnter(level, directory, path)) {
            levels.push(new Level(level.here, directory, path));
        }
        return new Listed(path, entry);
    }

    private boolean mayEnter(Level level, Entry.Directory directory, StoragePath path) {
        var where = new Resolution.Found(level.here, directory);
        return Permit.allows(caller.principal(), Activity.LIST, path, where);
    }
}
