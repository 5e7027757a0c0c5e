package org.tidings.wire.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.SiteLog;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import org.tidings.wire.client.Unreachable;

/// A site without a log, as one walk over its directories after another (PROPFIND): one directory for each reading,
/// so that neither it nor we are ever busy with it for long.
public final class WalkedLog implements SiteLog {
    private static final int NOT_FOUND = 404;

    private final DoorClient door;
    private final StoragePath root;
    private final Duration between;
    private final InstantSource clock;
    private final Deque<StoragePath> ahead = new ArrayDeque<>();
    private Instant nextWalk = Instant.EPOCH;
    private boolean walking;

    /// @param root below which it is walked
    /// @param between the end of a walk and the next one
    public WalkedLog(DoorClient door, StoragePath root, Duration between, InstantSource clock) {
        this.door = door;
        this.root = root;
        this.between = between;
        this.clock = clock;
    }

    @Override
    public Reading read(Optional<String> after, int limit) {
        if (!walking) {
            return clock.instant().isBefore(nextWalk) ? new Reading.Next(List.of()) : begun();
        }
        return ahead.isEmpty() ? done() : listed(ahead.pop());
    }

    private Reading begun() {
        walking = true;
        ahead.clear();
        ahead.push(root);
        return next(List.of(told(new Said.ListingBegun())));
    }

    private Reading done() {
        walking = false;
        nextWalk = clock.instant().plus(between);
        return next(List.of(told(new Said.ListingDone(false))));
    }

    /// A directory that is gone by now had nothing to tell; any other refusal makes the walk worthless.
    private Reading listed(StoragePath directory) {
        List<Told> files = new ArrayList<>();
        try {
            Answer<Boolean> answer = door.list(directory, entry -> note(entry, files));
            if (answer instanceof Answer.Refused<Boolean>(int status, String sentence)
                    && (status != NOT_FOUND || directory.equals(root))) {
                return brokenOff(sentence);
            }
            return next(files.isEmpty() ? List.of(told(new Said.Nothing())) : files);
        } catch (Unreachable e) {
            return brokenOff(String.valueOf(e.getMessage()));
        }
    }

    private Reading brokenOff(String why) {
        walking = false;
        return new Reading.Silent(why);
    }

    private void note(RemoteEntry entry, List<Told> files) {
        if (entry.directory()) {
            ahead.push(entry.path());
        } else {
            var bytes = new Fingerprint(entry.sizeBytes(), List.of());
            var holding = new Holding(entry.path(), Optional.empty(), 0, bytes, false);
            files.add(told(new Said.Listed(
                    holding,
                    entry.modified().map(at -> new Traits("", Collections.emptySortedSet(), at)),
                    Optional.empty())));
        }
    }

    private Told told(Said said) {
        return new Told(Optional.empty(), clock.instant(), Optional.empty(), said);
    }

    private static Reading next(List<Told> told) {
        return new Reading.Next(told);
    }
}
