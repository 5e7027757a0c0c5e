package org.tidings.wire.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tidings.model.Checksum;
import org.tidings.wire.copy.Leftover.Seen;

class LeftoverTest {
    private static final Seen NOTHING = new Seen.Nothing();
    private static final Seen ABSENT = new Seen.Absent();

    private static Seen present(long size, String tag) {
        return new Seen.Present(new Description(OptionalLong.of(size), List.of(), Optional.of(tag)));
    }

    private static Seen summed(long size, String adler32) {
        return new Seen.Present(new Description(
                OptionalLong.of(size), List.of(new Checksum(Checksum.Algorithm.ADLER32, adler32)), Optional.empty()));
    }

    @Test
    void whatWasNotThereBeforeIsOurs() {
        assertThat(Leftover.of(ABSENT, present(10, "a"), 10)).isEqualTo(Leftover.OURS);
        assertThat(Leftover.of(ABSENT, present(0, "a"), 0)).isEqualTo(Leftover.OURS);
    }

    @Test
    void whatIsLargerThanWhatWeSentIsSomebodyElses() {
        assertThat(Leftover.of(ABSENT, present(11, "a"), 10)).isEqualTo(Leftover.UNKNOWN);
        assertThat(Leftover.of(present(5, "a"), present(11, "b"), 10)).isEqualTo(Leftover.UNKNOWN);
    }

    @Test
    void whatIsAsBeforeIsNot() {
        assertThat(Leftover.of(present(10, "a"), present(10, "a"), 10)).isEqualTo(Leftover.NONE);
        assertThat(Leftover.of(summed(10, "00000001"), summed(10, "00000001"), 10))
                .isEqualTo(Leftover.NONE);
    }

    @Test
    void whatChangedIsOurs() {
        assertThat(Leftover.of(present(10, "a"), present(10, "b"), 10)).isEqualTo(Leftover.OURS);
        assertThat(Leftover.of(present(10, "a"), present(3, "b"), 10)).isEqualTo(Leftover.OURS);
        assertThat(Leftover.of(summed(10, "00000001"), summed(10, "00000002"), 10))
                .isEqualTo(Leftover.OURS);
    }

    @Test
    void whatCannotBeToldStays() {
        assertThat(Leftover.of(NOTHING, present(3, "a"), 10)).isEqualTo(Leftover.UNKNOWN);
        assertThat(Leftover.of(ABSENT, NOTHING, 10)).isEqualTo(Leftover.UNKNOWN);
        assertThat(Leftover.of(present(10, "a"), summed(10, "00000001"), 10)).isEqualTo(Leftover.UNKNOWN);
    }

    @Test
    void whatIsNotThereNeedsNothing() {
        assertThat(Leftover.of(NOTHING, ABSENT, 10)).isEqualTo(Leftover.NONE);
    }
}
