package org.tidings.door;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Empties directories bottom-up, in bounded commits, entry by entry as the caller may.
final class Removal {
    private static final int BATCH = 256;
    private final Ground ground;
    private final Caller caller;
    private final Deque<Level> levels = new ArrayDeque<>();
    private long removed;
    private int refusals;

    Removal(Ground ground, Caller caller) {
        this.ground = ground;
        this.caller = caller;
    }

    /// One directory being emptied: what is to go with its next commit, and what comes after.
    private static final class Level {
        final List<Entry.Directory> here;
        final StoragePath path;
        final List<Standing> going = new ArrayList<>();
        Walk.Pages entries;

        Level(Ground ground, List<Entry.Directory> here, StoragePath path) {
            this.here = here;
            this.path = path;
            this.entries = new Walk.Pages(ground.namespace(), here.getLast());
        }
    }

    /// How many entries are gone so far.
    long removed() {
        return removed;
    }

    /// Removes all below the directory.
    ///
    /// @return why and where it stopped, or nothing when the directory is empty now
    Optional<Partly> empty(List<Entry.Directory> above, Entry.Directory directory, StoragePath path) {
        levels.clear();
        descend(above, directory, path);
        while (!levels.isEmpty()) {
            Optional<Partly> stopped = step(levels.peek());
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    private void descend(List<Entry.Directory> above, Entry.Directory directory, StoragePath path) {
        List<Entry.Directory> here = new ArrayList<>(above);
        here.add(directory);
        levels.push(new Level(ground, List.copyOf(here), path));
    }

    private Optional<Partly> step(Level level) {
        boolean more = level.entries.hasNext();
        if (level.going.size() == BATCH || (!more && !level.going.isEmpty())) {
            return commit(level);
        }
        if (more) {
            return take(level, level.entries.next());
        }
        levels.pop();
        if (!levels.isEmpty()) {
            levels.peek().going.add(new Standing(level.here.getLast(), level.path));
        }
        return Optional.empty();
    }

    private Optional<Partly> take(Level level, Entry entry) {
        var inside = new Resolution.Found(level.here.subList(0, level.here.size() - 1), level.here.getLast());
        Optional<Refusal> unseen = Ground.forbids(caller, Activity.LIST, level.path, inside);
        if (unseen.isPresent()) {
            return stop(level.path, unseen.get());
        }
        if (!level.path.hasRoomFor(entry.name())) {
            return stop(level.path, new Refusal.TooMuch("A path below here is too long to be told."));
        }
        StoragePath path = level.path.child(entry.name());
        var where = new Resolution.Found(level.here, entry);
        Optional<Refusal> forbidden = Ground.forbids(caller, Activity.DELETE, path, where);
        if (forbidden.isPresent()) {
            return stop(path, forbidden.get());
        }
        switch (entry) {
            case Entry.File file -> level.going.add(new Standing(file, path));
            case Entry.Directory directory -> descend(level.here, directory, path);
        }
        return Optional.empty();
    }

    private Optional<Partly> commit(Level level) {
        List<StorageEvent> events = level.going.stream().map(Standing::removed).toList();
        List<Guard> guards =
                level.going.stream().flatMap(s -> s.removable().stream()).toList();
        if (ground.commit(caller, events, guards) instanceof CommitResult.Committed) {
            removed += events.size();
        } else if (++refusals < Ground.TRIES) {
            level.entries = new Walk.Pages(ground.namespace(), level.here.getLast());
        } else {
            return stop(level.path, new Refusal.Contended(level.path));
        }
        level.going.clear();
        return Optional.empty();
    }

    private Optional<Partly> stop(StoragePath at, Refusal why) {
        return Optional.of(new Partly(removed, at, why));
    }
}
