package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;

/// The newest lines of the log, kept in memory up to a number of bytes, so that live readers never touch
/// the database.
final class RecentLines {
    private static final int SLOTS = 1 << 16;
    private static final int BYTES_OF_ANY = 700;

    private final long maxBytes;
    private final @Nullable Line[] ring = new Line[SLOTS];
    private long first = 1;
    private long next = 1;
    private long bytes;

    RecentLines(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Adds lines that follow one another; after a jump from those here, those are forgotten.
    synchronized void append(List<Line> lines) {
        if (!lines.isEmpty() && lines.getFirst().offset().value() != next) {
            dropUntil(next);
            first = lines.getFirst().offset().value();
            next = first;
        }
        for (Line line : lines) {
            if (next - first == SLOTS) {
                dropUntil(first + 1);
            }
            ring[slot(next)] = line;
            bytes += bytes(line);
            next++;
        }
        while (bytes > maxBytes) {
            dropUntil(first + 1);
        }
    }

    /// The lines after a place, or empty when the first of them is not here.
    synchronized Optional<List<Line>> after(Offset offset, int limit) {
        long from = offset.value() + 1;
        if (from < first || from >= next) {
            return Optional.empty();
        }
        Line[] lines = new Line[(int) Math.min(limit, next - from)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(from + i);
        }
        return Optional.of(List.of(lines));
    }

    private void dropUntil(long offset) {
        while (first < offset) {
            bytes -= bytes(line(first));
            ring[slot(first)] = null;
            first++;
        }
    }

    private Line line(long offset) {
        Line line = ring[slot(offset)];
        if (line == null) {
            throw new IllegalStateException("line " + offset + " should be kept");
        }
        return line;
    }

    private static int slot(long offset) {
        return (int) (offset & (SLOTS - 1));
    }

    private static long bytes(Line line) {
        return BYTES_OF_ANY + line.data().length;
    }
}
