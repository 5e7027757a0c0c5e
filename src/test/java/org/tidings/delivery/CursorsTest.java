package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.model.Offset;

class CursorsTest {
    private final Cursors cursors =
            new Cursors("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new Epoch("00c0ffee"));

    @Test
    void aCursorLeadsBackToItsOffset() {
        for (long offset : new long[] {0, 1, 42, 1L << 40, Long.MAX_VALUE}) {
            assertThat(cursors.offset(cursors.of(new Offset(offset)))).contains(new Offset(offset));
        }
    }

    @Test
    void theSameEventAlwaysHasTheSameCursorAndItIsPlainText() {
        String cursor = cursors.of(new Offset(7));
        assertThat(cursors.twin().of(new Offset(7))).isEqualTo(cursor).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void saltedCursorsOfOnePlaceLookLikeAnyOthers() {
        var random = new Random(1);
        String one = cursors.salted(new Offset(7), random);
        String other = cursors.salted(new Offset(7), random);
        assertThat(one).isNotEqualTo(other).isNotEqualTo(cursors.of(new Offset(7)));
        assertThat(cursors.offset(one)).isEqualTo(cursors.offset(other)).contains(new Offset(7));
    }

    @Test
    void neighboursShowNoOrder() {
        String one = cursors.of(new Offset(1));
        String two = cursors.of(new Offset(2));
        int same = 0;
        for (int i = 0; i < one.length(); i++) {
            same += one.charAt(i) == two.charAt(i) ? 1 : 0;
        }
        assertThat(same).isLessThan(6);
    }

    @Test
    void whatIsForeignOrDamagedIsNotMisread() {
        var rebuilt = new Cursors(
                "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new Epoch("00c0ffef"));
        var otherSite = new Cursors(
                "fedcba9876543210".getBytes(java.nio.charset.StandardCharsets.US_ASCII), new Epoch("00c0ffee"));
        String ours = cursors.of(new Offset(7));
        assertThat(rebuilt.offset(ours)).isEmpty();
        assertThat(otherSite.offset(ours)).isEmpty();
        for (int i = 0; i < 21; i++) {
            char other = ours.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(cursors.offset(ours.substring(0, i) + other + ours.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(cursors.offset("")).isEmpty();
        assertThat(cursors.offset("!".repeat(22))).isEmpty();
        assertThat(cursors.offset(ours + ours)).isEmpty();
    }
}
