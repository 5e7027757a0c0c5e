package org.tidings.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Line;
import org.tidings.ledger.LogKeeping;
import org.tidings.model.Offset;

/// The log: its newest lines from memory, the others from the database.
final class SqlLog implements EventLog, LogKeeping {
    /// A trim holds up commits: it goes in steps.
    private static final long LINES_PER_TRIM = 4096;

    private final Dialect dialect;
    private final Writer writer;
    private final Reads reads;
    private final Shown shown;

    SqlLog(Ground ground) {
        this.dialect = ground.dialect();
        this.writer = ground.writer();
        this.reads = ground.reads();
        this.shown = ground.shown();
    }

    @Override
    public Epoch epoch() {
        return shown.site().epoch();
    }

    @Override
    public Offset head() {
        return shown.site().head();
    }

    @Override
    public Offset trimmed() {
        return shown.site().trimmed();
    }

    @Override
    public Reading read(Offset after, int limit) {
        Site site = shown.site();
        if (site.trimmed().isAfter(after)) {
            return new Reading.Behind(after, site.trimmed());
        }
        if (!site.head().isAfter(after) || limit <= 0) {
            return new Reading.Lines(List.of());
        }
        Optional<List<Line>> recent = shown.lines().after(after, limit);
        return recent.isPresent() ? new Reading.Lines(recent.get()) : readRows(after, site.head(), limit);
    }

    private Reading readRows(Offset after, Offset head, int limit) {
        List<Line> lines = reads.read(lane -> LogRows.read(lane, after, head, limit));
        if (lines.isEmpty() || !lines.getFirst().offset().equals(after.next())) {
            // They were trimmed since we looked.
            return new Reading.Behind(after, reads.read(Site::newest).trimmed());
        }
        return new Reading.Lines(lines);
    }

    @Override
    public Offset before(Instant time) {
        Site site = shown.site();
        return reads.read(lane -> {
            long low = site.trimmed().value();
            long high = site.head().value();
            while (low < high) {
                long middle = low + (high - low + 1) / 2;
                Optional<Instant> at = LogRows.timeOf(lane, new Offset(middle));
                if (at.isEmpty() || at.get().isBefore(time)) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return new Offset(low);
        });
    }

    @Override
    public long sizeBytes() {
        return shown.site().logBytes();
    }

    @Override
    public void trim(Offset through) {
        Offset last = through.isAfter(head()) ? head() : through;
        while (last.isAfter(trimmed())) {
            Offset step = trimmed()
                    .plus(Math.min(LINES_PER_TRIM, last.value() - trimmed().value()));
            writer.transact(lane -> trimmed(lane, step), shown::showTrimmed);
        }
    }

    private Site trimmed(Lane lane, Offset through) throws SQLException {
        Site before = Site.held(lane, dialect);
        Offset upTo = before.trimmed().isAfter(through) ? before.trimmed() : through;
        long bytes = LogRows.forgetThrough(lane, upTo);
        Tombstones.forgetThrough(lane, upTo);
        Bookmarks.forgetAnswersThrough(lane, upTo);
        ChannelRows.forgetThrough(lane, upTo);
        Site after = before.trimmed(upTo, bytes);
        after.write(lane);
        return after;
    }
}
