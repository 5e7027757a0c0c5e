package org.tidings.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Pause;
import org.tidings.model.StorageEvent;

/// A reader with a cursor that answers facts with facts.
///
/// Its progress is committed with the facts it caused, guarded by where it stood before, so that neither a
/// crash nor a second copy of it says anything twice. Progress over events that caused nothing is saved
/// now and then only: reading those again is harmless.
public final class Follower implements Worker {
    private static final int EVENTS_PER_STEP = 256;
    private static final int EVENTS_UNSAVED = 4096;
    private static final Duration TIME_UNSAVED = Duration.ofSeconds(1);

    private final String name;
    private final Ledger ledger;
    private final EventLog log;
    private final EventCodec codec;
    private final Reaction reaction;
    private final InstantSource clock;
    private final Origin origin;
    private Offset read;
    private Offset saved;
    private final Pause unsaved;

    /// What a follower stands on: the log it reads and the ledger it commits to.
    public record Ground(Ledger ledger, EventLog log, EventCodec codec, InstantSource clock, Origin origin) {}

    public Follower(String name, Ground ground, Reaction reaction) {
        this.name = name;
        this.ledger = ground.ledger();
        this.log = ground.log();
        this.codec = ground.codec();
        this.clock = ground.clock();
        this.origin = ground.origin();
        this.reaction = reaction;
        this.saved = ledger.progressOf(name);
        this.read = saved;
        this.unsaved = new Pause(clock.instant(), TIME_UNSAVED);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean step() {
        return switch (log.read(read, EVENTS_PER_STEP)) {
            case EventLog.Reading.Behind behind -> {
                read = behind.trimmed();
                yield true;
            }
            case EventLog.Reading.Lines lines
            when lines.lines().isEmpty() -> {
                saveNowAndThen();
                yield false;
            }
            case EventLog.Reading.Lines lines -> {
                answerInTurn(lines.lines());
                saveNowAndThen();
                yield true;
            }
        };
    }

    private void answerInTurn(List<Line> lines) {
        for (Line line : lines) {
            List<StorageEvent> facts =
                    reaction.concerns(line.heading().type()) ? reaction.react(line.decoded(codec)) : List.of();
            if (!facts.isEmpty() && !committed(Optional.of(line.offset()), facts, line.offset())) {
                return;
            }
            read = line.offset();
        }
    }

    private void saveNowAndThen() {
        boolean late = unsaved.isOver(clock.instant());
        if (read.isAfter(saved) && (late || read.value() - saved.value() >= EVENTS_UNSAVED)) {
            committed(Optional.empty(), List.of(), read);
        }
    }

    /// Whether it was taken; if not, somebody else of this name was faster, and we go on from its place.
    private boolean committed(Optional<Offset> cause, List<StorageEvent> facts, Offset reached) {
        var guard = new Guard.ProgressIs(name, saved);
        var progress = Optional.of(new Progress(name, reached));
        var result = ledger.commit(new Commit(facts, List.of(guard), progress, origin, cause, Optional.empty()));
        unsaved.begin(clock.instant(), TIME_UNSAVED);
        return switch (result) {
            case CommitResult.Committed done -> {
                saved = reached;
                yield true;
            }
            case CommitResult.Refused refused -> {
                saved = ledger.progressOf(name);
                read = saved;
                yield false;
            }
        };
    }
}
