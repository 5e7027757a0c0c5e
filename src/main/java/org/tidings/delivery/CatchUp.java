package org.tidings.delivery;

import java.time.Instant;
import java.util.List;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.Pause;
import org.tidings.model.Offset;

/// Reads the log for one late listener, page by page, as fast as its client takes them, until there is no
/// more and the listener can go live.
///
/// It waits for nothing: when the client is slow, it ends, and is started again when the last page has been
/// written. The next page is composed while that goes on. It ends after so many lines, too, and queues up again:
/// others are late as well.
final class CatchUp implements Runnable {
    private static final int PAGE_BYTES = 192 * 1024;
    private static final int FIRST_LINES = 32;
    private static final int MOST_LINES = 1024;
    private final Listener listener;
    private final Desk desk;
    private final Voice voice;
    private final Bytes page = new Bytes(8 * 1024);
    private List<Line> lines = List.of();
    private int taken;
    private int limit = FIRST_LINES;
    private final Pause quiet;

    CatchUp(Listener listener, Desk desk) {
        this.listener = listener;
        this.desk = desk;
        this.voice = listener.interest().voice();
        this.quiet = new Pause(desk.clock().instant(), desk.settings().heartbeat());
    }

    /// If the store cannot answer, the listener is let go: he comes back with the place he has reached.
    @Override
    public void run() {
        try {
            readOn();
        } catch (LedgerBroken broken) {
            desk.tally().broken.increment();
            listener.cut();
        }
    }

    private void readOn() {
        long begun = listener.place();
        while (!listener.isClosed()) {
            if (listener.place() - begun >= MOST_LINES) {
                desk.startInTurn(this);
                return;
            }
            boolean more = taken < lines.size() || read();
            fillPage();
            boolean writing = listener.outbox().isWriting();
            boolean due = !page.isEmpty() && (!more || !writing || page.length() >= PAGE_BYTES);
            if (due && writing) {
                continueWhenWritten();
                return;
            }
            if (due) {
                offerPage();
            }
            if (!more) {
                desk.rejoin(listener);
                return;
            }
        }
    }

    /// A client this slow gets smaller pages.
    private void continueWhenWritten() {
        limit = Math.max(FIRST_LINES, limit / 2);
        listener.outbox().whenDrained(() -> {
            offerPage();
            desk.startInTurn(this);
        });
    }

    private void offerPage() {
        listener.outbox().offer(page.toArray(), listener.place());
        page.clear();
        quiet.begin(desk.clock().instant(), desk.settings().heartbeat());
    }

    private void fillPage() {
        while (taken < lines.size() && page.length() < PAGE_BYTES) {
            put(lines.get(taken++));
        }
        if (page.isEmpty()) {
            putWatermarkWhenQuiet();
        }
    }

    /// Whether there was anything to read.
    private boolean read() {
        lines = List.of();
        taken = 0;
        return switch (desk.read(listener.place(), limit)) {
            case Reading.Behind behind -> {
                var asked = desk.cursors().salted(new Offset(listener.place()), desk.random());
                voice.putGap(page, asked, behind.trimmed(), desk.clock().instant());
                desk.tally().gaps.increment();
                listener.moveTo(behind.trimmed().value());
                yield true;
            }
            case Reading.Lines more -> {
                lines = more.lines();
                desk.visibility().lookAhead(lines);
                limit = Math.min(limit * 2, MOST_LINES);
                yield !lines.isEmpty();
            }
        };
    }

    private void put(Line line) {
        if (voice.putEvent(page, line)) {
            desk.tally().replayed.increment();
        }
        listener.moveTo(line.offset().value());
    }

    private void putWatermarkWhenQuiet() {
        Instant now = desk.clock().instant();
        if (quiet.isOver(now)) {
            voice.putWatermark(page, new Offset(listener.place()), now);
        }
    }
}
