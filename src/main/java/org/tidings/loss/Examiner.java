package org.tidings.loss;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.namespace.Entry;
import org.tidings.pool.Doubts;
import org.tidings.pool.Doubts.Doubt;
import org.tidings.pool.Doubts.Look;
import org.tidings.pool.PoolBroken;

/// Looks into doubts about bytes, and says what it finds: the only one who says that a file is lost, or found.
///
/// However much vanished, it goes in batches and rests between them for as long as it worked: whoever writes meanwhile
/// keeps half of the ledger. One file is read again at a time.
public final class Examiner implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    static final int BATCH = 512;
    private static final int MOST_TO_READ = 1024;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int READS_PER_STEP = 16;
    private static final Duration BREATH = Duration.ofMillis(20);

    private final Ground ground;
    private final Doubts doubts;
    private final InstantSource clock;
    private final Pause rest = new Pause();
    private final Deque<Held> toRead = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private Optional<Rereading> reading = Optional.empty();

    /// @param ground with the pools as they are: what is opened here raises no doubt
    public Examiner(Ground ground, Doubts doubts, InstantSource clock) {
        this.ground = ground;
        this.doubts = doubts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "examiner";
    }

    @Override
    public Duration patience() {
        return doubts.isEmpty() ? Signal.patience() : BREATH;
    }

    @Override
    public boolean step() {
        Instant began = clock.instant();
        if (!rest.isOver(began)) {
            return false;
        }
        List<Doubt> batch = doubts.take(BATCH);
        if (!batch.isEmpty()) {
            look(batch);
            Instant now = clock.instant();
            rest.begin(now, Duration.between(began, now).abs());
        }
        return readOn() || !batch.isEmpty();
    }

    /// What is under a doubt, if some file holds it still.
    private Optional<Held> held(Doubt doubt) {
        return ground.namespace()
                .find(doubt.key().file())
                .filter(entry -> entry instanceof Entry.File file
                        && file.content().generation() == doubt.key().generation()
                        && file.content().pool().equals(doubt.pool()))
                .flatMap(entry -> Held.of((Entry.File) entry, ground.pools()));
    }

    private void look(List<Doubt> batch) {
        List<Told> told = new ArrayList<>();
        for (Doubt doubt : batch) {
            held(doubt).ifPresent(held -> look(held, doubt.look(), told));
        }
        settle(told);
    }

    private void look(Held held, Look look, List<Told> told) {
        Condition seen = look == Look.CONTENT ? Condition.CORRUPT : held.glance();
        switch (seen) {
            case MISSING -> tell(held, seen, told);
            // What it is worth is known when it has been read.
            case CORRUPT, UNREADABLE -> queue(held);
            case SOUND -> {
                if (held.file().lost().isPresent()) {
                    queue(held);
                }
            }
            case UNKNOWN -> {}
        }
    }

    private void queue(Held held) {
        if (toRead.size() < MOST_TO_READ) {
            toRead.add(held);
        } else {
            doubts.forget();
        }
    }

    private boolean readOn() {
        if (reading.isEmpty()) {
            reading = Optional.ofNullable(toRead.poll()).map(held -> held.reread(buffer));
        }
        if (reading.isEmpty()) {
            return false;
        }
        Rereading now = reading.get();
        for (int i = 0; i < READS_PER_STEP; i++) {
            Optional<Condition> found = now.readOn();
            if (found.isPresent()) {
                reading = Optional.empty();
                say(now.held(), found.get());
                return true;
            }
        }
        return true;
    }

    /// Says what reading a file has shown, to the ledger and the pool.
    void say(Held held, Condition found) {
        List<Told> told = new ArrayList<>();
        tell(held, found, told);
        settle(told);
    }

    /// Something that was submitted and waits for its answer.
    private record Told(Held held, Condition found, CompletableFuture<CommitResult> answer) {}

    private void tell(Held held, Condition found, List<Told> told) {
        ground.telling().tell(held.file(), found).ifPresent(answer -> told.add(new Told(held, found, answer)));
    }

    /// Waits for all answers. What could not be told is doubted again.
    private void settle(List<Told> told) {
        Optional<LedgerBroken> broken = Optional.empty();
        int lost = 0;
        for (Told each : told) {
            try {
                switch (each.answer().join()) {
                    case CommitResult.Committed done -> {
                        lost += each.found() == Condition.SOUND ? 0 : 1;
                        settled(each);
                    }
                    case CommitResult.Refused changedMeanwhile -> again(each);
                }
            } catch (CompletionException e) {
                again(each);
                broken = Optional.of(
                        e.getCause() instanceof LedgerBroken cause
                                ? cause
                                : new LedgerBroken("A loss could not be told.", e));
            }
        }
        if (lost > 0) {
            LOG.warn("the bytes of {} files were found to be gone or wrong: the events file.lost name them", lost);
        }
        broken.ifPresent(e -> {
            throw e;
        });
    }

    private static void settled(Told told) {
        if (told.found() == Condition.CORRUPT) {
            try {
                told.held().pool().setAside(told.held().key());
            } catch (PoolBroken refused) {
                LOG.warn("corrupt bytes stay where they are: {}", refused.getMessage());
            }
        }
    }

    private void again(Told told) {
        Look look = told.found() == Condition.MISSING ? Look.PRESENCE : Look.CONTENT;
        doubts.add(told.held().pool().name(), told.held().key(), look);
    }
}
