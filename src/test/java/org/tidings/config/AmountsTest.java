package org.tidings.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void sizesCountByThousandOrBy1024() {
        assertThat(Amounts.bytes("50 GB")).isEqualTo(50_000_000_000L);
        assertThat(Amounts.bytes("1GiB")).isEqualTo(1L << 30);
        assertThat(Amounts.bytes("1.5k")).isEqualTo(1500);
        assertThat(Amounts.bytes("0")).isZero();
    }

    @Test
    void nonsenseSaysWhatASizeLooksLike() {
        assertThatThrownBy(() -> Amounts.bytes("much")).hasMessageContaining("50 GB");
        assertThatThrownBy(() -> Amounts.bytes("-1")).hasMessageContaining("50 GB");
        assertThatThrownBy(() -> Amounts.bytes("99999999 PB")).hasMessageContaining("9 EB");
    }

    @Test
    void durationsHaveAUnit() {
        assertThat(Amounts.duration("30 d")).isEqualTo(Duration.ofDays(30));
        assertThat(Amounts.duration("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() -> Amounts.duration("15")).hasMessageContaining("'15 m'");
    }

    @Test
    void readableSizesAreShort() {
        assertThat(Amounts.readable(999)).isEqualTo("999 B");
        assertThat(Amounts.readable(1234)).isEqualTo("1.2 kB");
        assertThat(Amounts.readable(999_999)).isEqualTo("1.0 MB");
        assertThat(Amounts.readable(250_000_000_000L)).isEqualTo("250 GB");
    }
}
