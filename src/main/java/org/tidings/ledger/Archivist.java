package org.tidings.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.model.Offset;
import org.tidings.model.Pause;

/// Keeps a log as short as its retention says: what may go is archived, and only then trimmed.
///
/// A crash at any point repeats at most one segment's trimming.
public final class Archivist implements Worker {
    private static final int SEGMENT_LINES = 16_384;
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final EventLog log;
    private final LogKeeping keeping;
    private final SegmentArchive archive;
    private final Retention retention;
    private final InstantSource clock;
    private final Pause pause = new Pause();
    private Offset through = Offset.ORIGIN;

    public Archivist(
            EventLog log, LogKeeping keeping, SegmentArchive archive, Retention retention, InstantSource clock) {
        this.log = log;
        this.keeping = keeping;
        this.archive = archive;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "archivist";
    }

    @Override
    public boolean step() {
        Instant now = clock.instant();
        if (pause.isOver(now)) {
            through = retention.through(figures(now), SEGMENT_LINES);
            pause.begin(now, BETWEEN_LOOKS);
        }
        if (!through.isAfter(log.trimmed())) {
            return false;
        }
        letOneSegmentGo();
        return true;
    }

    private Retention.Figures figures(Instant now) {
        Instant tooOld = now.minus(retention.age());
        return new Retention.Figures(
                log.trimmed(),
                log.head(),
                log.before(tooOld),
                log.before(tooOld.minus(Retention.GRACE)),
                keeping.sizeBytes());
    }

    private void letOneSegmentGo() {
        Offset kept = archive.last();
        if (log.trimmed().isAfter(kept)) {
            // Nothing of what is at hand was kept yet.
            kept = log.trimmed();
        }
        if (through.isAfter(kept)) {
            kept = keep(kept);
        }
        keeping.trim(kept.isAfter(through) ? through : kept);
    }

    /// Archives what follows `kept`.
    ///
    /// @return the last event that is archived now
    private Offset keep(Offset kept) {
        int most = (int) Math.min(SEGMENT_LINES, through.value() - kept.value());
        return switch (log.read(kept, most)) {
            case Reading.Lines lines -> keep(lines.lines());
            case Reading.Behind behind -> behind.trimmed();
        };
    }

    private Offset keep(List<Line> lines) {
        archive.keep(lines);
        return lines.getLast().offset();
    }
}
