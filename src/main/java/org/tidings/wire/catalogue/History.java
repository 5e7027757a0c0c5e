package org.tidings.wire.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidings.catalogue.DidRecord;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.FileId;
import org.tidings.model.Offset;

/// What our own log tells of one file. The log is ordered by time alone, so it is read through, in bounded steps.
final class History {
    /// Bounds the work for one page.
    private static final int MOST_READ = 20_000;

    private static final int LINES = 1000;
    /// How far a site's clock may be ahead of ours, and its file still be found from its beginning.
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final EventLog log;

    History(EventLog log) {
        this.log = log;
    }

    /// One page of it.
    ///
    /// @param reached everything up to here has been read
    /// @param more whether the log goes on behind it
    /// @param gap whether the log no longer has all that was asked for
    record Page(List<Line> lines, Offset reached, boolean more, boolean gap) {}

    /// Where the history of a file begins at the earliest; of one that is not known, where the log does.
    Offset beginning(Optional<DidRecord> record) {
        return record.flatMap(History::firstHeardOf)
                .map(time -> log.before(time.minus(CLOCKS_DIFFER)))
                .orElse(Offset.ORIGIN);
    }

    private static Optional<Instant> firstHeardOf(DidRecord record) {
        Stream<Instant> replicas = record.replicas().values().stream().map(replica -> replica.since());
        Stream<Instant> copies = record.copying().values().stream().map(copy -> copy.queued());
        return Stream.of(Stream.of(record.traits().created()), replicas, copies)
                .flatMap(times -> times)
                .min(Instant::compareTo);
    }

    /// @param subject of the events, see [org.tidings.model.Did#asSubject()]
    /// @param limit how many events at most
    Page read(FileId subject, Offset after, int limit) {
        List<Line> found = new ArrayList<>();
        Offset place = after;
        boolean gap = false;
        for (int read = 0; read < MOST_READ && found.size() < limit; ) {
            switch (log.read(place, LINES)) {
                case Reading.Behind behind -> {
                    gap = true;
                    place = behind.trimmed();
                }
                case Reading.Lines lines -> {
                    if (lines.lines().isEmpty()) {
                        return new Page(found, place, false, gap);
                    }
                    place = take(lines.lines(), subject, limit, found);
                    read += lines.lines().size();
                }
            }
        }
        return new Page(found, place, log.head().isAfter(place), gap);
    }

    private static Offset take(List<Line> lines, FileId subject, int limit, List<Line> found) {
        for (Line line : lines) {
            if (line.heading().subject().equals(subject)) {
                found.add(line);
                if (found.size() == limit) {
                    return line.offset();
                }
            }
        }
        return lines.getLast().offset();
    }
}
