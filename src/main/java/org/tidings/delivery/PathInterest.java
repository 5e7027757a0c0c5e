package org.tidings.delivery;

import java.time.Instant;
import java.util.Optional;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;

/// The interest of a listener to the native stream: one selector, the same rights, the same form.
record PathInterest(Selector selector, Viewer viewer, Form form, Press press) implements Interest {

    /// The ends of this line they are told; [Sides#NEITHER] if it does not match by an end they may see.
    Sides told(Line line) {
        Sides matching = selector.matching(line);
        if (!matching.any()) {
            return Sides.NEITHER;
        }
        Sides visible = viewer.visible(line.heading());
        return matching.and(visible).any() ? visible : Sides.NEITHER;
    }

    @Override
    public Spot spot() {
        return new Spot.AtPath(selector.path(), selector.recursive());
    }

    @Override
    public Optional<byte[]> frame(Line line, Edition edition) {
        Sides told = told(line);
        return told.any() ? Optional.of(edition.frame(line, form, told, viewer.isOperator())) : Optional.empty();
    }

    @Override
    public Voice voice() {
        return new Speech(this, press.frames());
    }

    @Override
    public Voice liveVoice() {
        return new Speech(this, press.live());
    }

    /// Frames in the form of the interest.
    private record Speech(PathInterest interest, Frames frames) implements Voice {
        @Override
        public boolean putEvent(Bytes out, Line line) {
            Sides told = interest.told(line);
            if (told.any()) {
                frames.putEvent(
                        out, interest.form(), line, told, interest.viewer().isOperator());
            }
            return told.any();
        }

        @Override
        public void putOpening(Bytes out, long retryMillis, Optional<Offset> start) {
            frames.putOpening(out, interest.form(), retryMillis, start);
        }

        @Override
        public void putGap(Bytes out, String asked, Offset resumed, Instant now) {
            frames.putGap(out, interest.form(), asked, resumed, now);
        }

        @Override
        public void putWatermark(Bytes out, Offset reached, Instant now) {
            frames.putWatermark(out, interest.form(), reached, now);
        }

        @Override
        public void putPulse(Bytes out, Instant now) {
            frames.putPulse(out, interest.form(), now);
        }

        @Override
        public void putBye(Bytes out, Parting why, long retryMillis, Instant now) {
            frames.putBye(out, interest.form(), why.words(), retryMillis, now);
        }
    }
}
