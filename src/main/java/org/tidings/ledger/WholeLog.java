package org.tidings.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.ledger.SegmentArchive.Segment;
import org.tidings.model.Offset;

/// A log with its archive before it, read as one.
///
/// A reader that meets a hole, because somebody took segments away, is told both its ends like one that is
/// behind a trim.
public final class WholeLog implements EventLog {
    private final EventLog atHand;
    private final SegmentArchive archive;

    public WholeLog(EventLog atHand, SegmentArchive archive) {
        this.atHand = atHand;
        this.archive = archive;
    }

    @Override
    public Epoch epoch() {
        return atHand.epoch();
    }

    @Override
    public Offset head() {
        return atHand.head();
    }

    /// The last event that is neither at hand nor kept without a hole between here and there.
    @Override
    public Offset trimmed() {
        Offset from = atHand.trimmed();
        for (Segment segment : archive.segments().reversed()) {
            if (from.isAfter(segment.last())) {
                break;
            }
            from = earlier(from, new Offset(segment.first().value() - 1));
        }
        return from;
    }

    private static Offset earlier(Offset a, Offset b) {
        return a.isAfter(b) ? b : a;
    }

    @Override
    public Reading read(Offset after, int limit) {
        if (!atHand.trimmed().isAfter(after)) {
            return atHand.read(after, limit);
        }
        List<Segment> segments = archive.segments();
        Optional<Segment> next =
                segments.stream().filter(s -> s.last().isAfter(after)).findFirst();
        if (next.isEmpty()) {
            return new Reading.Behind(after, atHand.trimmed());
        }
        Segment segment = next.get();
        if (segment.first().isAfter(after.next())) {
            return new Reading.Behind(
                    after, earlier(atHand.trimmed(), new Offset(segment.first().value() - 1)));
        }
        return new Reading.Lines(archive.read(segment, after, limit));
    }

    @Override
    public Offset before(Instant time) {
        Offset before = atHand.before(time);
        return before.isAfter(atHand.trimmed()) ? before : beforeInArchive(time);
    }

    private Offset beforeInArchive(Instant time) {
        List<Segment> segments = archive.segments();
        int home = startingBefore(segments, time) - 1;
        if (home < 0) {
            return trimmed();
        }
        Segment segment = segments.get(home);
        Offset last = new Offset(segment.first().value() - 1);
        for (Line line : archive.read(segment, last, Integer.MAX_VALUE)) {
            if (!line.at().isBefore(time)) {
                break;
            }
            last = line.offset();
        }
        return earlier(last, atHand.trimmed());
    }

    /// How many segments have a first line from before this time.
    private int startingBefore(List<Segment> segments, Instant time) {
        int low = 0;
        int high = segments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Segment segment = segments.get(middle);
            Offset before = new Offset(segment.first().value() - 1);
            if (archive.read(segment, before, 1).getFirst().at().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
