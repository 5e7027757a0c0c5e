package org.tidings.transfer;

import java.util.List;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.EventType;
import org.tidings.model.Offset;

/// Wakes those who carry out transfers when one is queued, so that nobody else's events do.
public final class Bell implements Worker {
    private static final int LINES = 1024;

    private final EventLog log;
    private final Signal queued;
    private Offset read;

    /// @param queued raised when there is a new transfer
    public Bell(EventLog log, Signal queued) {
        this.log = log;
        this.queued = queued;
        this.read = log.head();
    }

    @Override
    public String name() {
        return "transfer bell";
    }

    @Override
    public boolean step() {
        return switch (log.read(read, LINES)) {
            case Reading.Behind behind -> {
                read = behind.trimmed();
                yield true;
            }
            case Reading.Lines(List<Line> lines) when lines.isEmpty() -> false;
            case Reading.Lines(List<Line> lines) -> {
                read = lines.getLast().offset();
                if (lines.stream().anyMatch(line -> line.heading().type() == EventType.TRANSFER_QUEUED)) {
                    queued.raise();
                }
                yield true;
            }
        };
    }
}
