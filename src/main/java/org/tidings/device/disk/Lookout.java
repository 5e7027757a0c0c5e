package org.tidings.device.disk;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Worker;
import org.tidings.pool.Doubts;
import org.tidings.pool.Doubts.Look;

/// Watches a pool's shelves (inotify(7)) and doubts whatever vanishes from them. Bytes that the site removes itself
/// are doubted too: that no file holds them any more is soon known.
///
/// What it missed, it says it forgot: when the system's queue ran over, and each time the disk comes. What it cannot
/// watch, because the system has no more watches, is found by who looks through all.
public final class Lookout implements Worker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final int SHELVES_PER_STEP = 128;
    private static final int KEYS_PER_STEP = 1024;
    private static final Duration BLIND = Duration.ofMinutes(1);

    private final DirectoryPool pool;
    private final Layout layout;
    private final Doubts doubts;
    private final InstantSource clock;
    private final Pause blind = new Pause();
    private final Deque<Path> toWatch = new ArrayDeque<>();
    private Optional<WatchService> eyes = Optional.empty();
    private boolean beganAnew;
    private boolean complained;

    public Lookout(DirectoryPool pool, Doubts doubts, InstantSource clock) {
        this.pool = pool;
        this.layout = pool.layout();
        this.doubts = doubts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lookout-" + pool.name();
    }

    @Override
    public boolean step() {
        if (pool.ailment().isPresent()) {
            close();
            return false;
        }
        if (!blind.isOver(clock.instant())) {
            return false;
        }
        try {
            if (eyes.isEmpty()) {
                open();
            }
            WatchService open = eyes.get();
            boolean worked = watchMore(open);
            return look(open) || worked;
        } catch (IOException | ClosedWatchServiceException e) {
            close();
            complain(e);
            blind.begin(clock.instant(), BLIND);
            return false;
        }
    }

    /// Whether every shelf there is is watched.
    boolean isAwake() {
        return eyes.isPresent() && toWatch.isEmpty();
    }

    private void open() throws IOException {
        WatchService opened = FileSystems.getDefault().newWatchService();
        eyes = Optional.of(opened);
        layout.directory().register(opened, ENTRY_CREATE);
        beganAnew = true;
        toWatch.clear();
        for (int shelf = 0; shelf < Layout.SHELVES; shelf++) {
            toWatch.add(layout.shelf(shelf));
        }
    }

    /// What vanished before a shelf was watched is not seen.
    private boolean watchMore(WatchService open) {
        if (toWatch.isEmpty()) {
            return false;
        }
        for (int i = 0; i < SHELVES_PER_STEP && !toWatch.isEmpty(); i++) {
            watch(open, toWatch.remove());
        }
        if (toWatch.isEmpty() && beganAnew) {
            beganAnew = false;
            doubts.forget();
        }
        return true;
    }

    private void watch(WatchService open, Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try {
            shelf.register(open, ENTRY_DELETE);
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(Exception problem) {
        if (!complained) {
            complained = true;
            LOG.warn(
                    "pool {}: not all shelves can be watched, so what vanishes is found later: {}",
                    pool.name(),
                    problem.getMessage());
        }
    }

    private boolean look(WatchService open) {
        boolean seen = false;
        for (int i = 0; i < KEYS_PER_STEP; i++) {
            WatchKey key = open.poll();
            if (key == null) {
                return seen;
            }
            seen = true;
            key.pollEvents().forEach(event -> look((Path) key.watchable(), event));
            // A shelf that is gone itself is watched no more.
            key.reset();
        }
        return seen;
    }

    private void look(Path where, WatchEvent<?> event) {
        if (event.kind() == OVERFLOW) {
            doubts.forget();
        } else if (event.context() instanceof Path name) {
            if (event.kind() == ENTRY_CREATE) {
                newShelf(where.resolve(name));
            } else {
                Layout.key(name).ifPresent(key -> doubts.add(pool.name(), key, Look.PRESENCE));
            }
        }
    }

    private void newShelf(Path made) {
        if (Layout.isShelf(made)) {
            toWatch.add(made);
        }
    }

    @Override
    public void close() {
        toWatch.clear();
        Optional<WatchService> open = eyes;
        eyes = Optional.empty();
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            LOG.debug("watching pool {} did not end in order", pool.name(), e);
        }
    }
}
