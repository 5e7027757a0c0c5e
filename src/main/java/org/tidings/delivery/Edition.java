package org.tidings.delivery;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Line;
import org.tidings.model.StorageEvent;

/// The frames of one line of the log, each written at most once, whoever wants it.
public final class Edition {
    private final Frames frames;
    private final Bytes draft = new Bytes(2048);
    private final byte[] @Nullable [] written = new byte[Form.values().length * Sides.values().length * 2][];
    private Optional<StorageEvent> event = Optional.empty();
    private long offset = -1;

    Edition(Frames frames) {
        this.frames = frames;
    }

    /// The frame for readers of this form who may be told these ends; shared, and not to be written to.
    byte[] frame(Line line, Form form, Sides told, boolean operator) {
        turnTo(line);
        int index = (form.ordinal() * Sides.values().length + told.ordinal()) * 2 + (operator ? 1 : 0);
        byte[] frame = written[index];
        if (frame == null) {
            draft.clear();
            frames.putEvent(draft, form, line, told, operator);
            frame = draft.toArray();
            written[index] = frame;
        }
        return frame;
    }

    /// What the line says, decoded at most once.
    public StorageEvent event(Line line, EventCodec codec) {
        turnTo(line);
        StorageEvent decoded = event.orElseGet(() -> line.decoded(codec).event());
        event = Optional.of(decoded);
        return decoded;
    }

    private void turnTo(Line line) {
        if (offset != line.offset().value()) {
            Arrays.fill(written, null);
            event = Optional.empty();
            offset = line.offset().value();
        }
    }
}
