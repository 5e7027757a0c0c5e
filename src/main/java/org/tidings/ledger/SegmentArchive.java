package org.tidings.ledger;

import java.util.List;
import org.tidings.model.Offset;

/// Where lines of a log go before they are trimmed: segments that are written once and never changed.
///
/// Broken storage is told by [LedgerBroken], with what to do about it.
public interface SegmentArchive {

    /// Consecutive lines kept together.
    record Segment(Offset first, Offset last) {}

    /// What is kept and whole, in order.
    List<Segment> segments();

    /// Keeps consecutive lines as one segment, which is durable when this returns.
    void keep(List<Line> lines);

    /// The lines of a segment after a place, in order, at most `limit`.
    List<Line> read(Segment segment, Offset after, int limit);

    /// The last event kept; the origin if none is.
    default Offset last() {
        List<Segment> segments = segments();
        return segments.isEmpty() ? Offset.ORIGIN : segments.getLast().last();
    }
}
