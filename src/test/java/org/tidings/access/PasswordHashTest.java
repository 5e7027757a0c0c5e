package org.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static PasswordHash of(String password) {
        return PasswordHash.of(password, 4, RANDOM);
    }

    @Test
    void aPasswordFitsItsHashAndNoOther() {
        var hash = of("correct horse");
        assertThat(hash.fits("correct horse")).isTrue();
        assertThat(hash.fits("correct horsf")).isFalse();
        assertThat(hash.fits("")).isFalse();
        assertThat(of("").fits("")).isTrue();
        assertThat(of("pässwörd 密码").fits("pässwörd 密码")).isTrue();
    }

    @Test
    void aLongPasswordCountsToItsEnd() {
        String same = "x".repeat(100);
        assertThat(of(same + "1").fits(same + "1")).isTrue();
        assertThat(of(same + "1").fits(same + "2")).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(of("a")).isNotEqualTo(of("a"));
    }

    @Test
    void whatHtpasswdWritesIsUnderstood() {
        // htpasswd -nbB -C 5 user secret
        String crypt = of("secret").crypt();
        assertThat(new PasswordHash("$2y$" + crypt.substring(4)).fits("secret")).isTrue();
        assertThat(new PasswordHash("$2b$" + crypt.substring(4)).fits("secret")).isTrue();
    }

    @Test
    void whatIsNoHashIsRefusedWithoutBeingRepeated() {
        for (String wrong : new String[] {"", "hunter2", "$1$abcdefgh$xxxx", of("a").crypt() + "x"}) {
            assertThatThrownBy(() -> new PasswordHash(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("hunter2")
                    .doesNotContain("abcdefgh");
        }
    }

    @Test
    void aCostThatWouldBlockTheServerIsRefused() {
        String crypt = of("a").crypt();
        assertThatThrownBy(() -> new PasswordHash("$2a$31" + crypt.substring(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31");
    }

    @Test
    void nothingTellsTheHash() {
        var hash = of("a");
        assertThat(hash.toString()).doesNotContain(hash.crypt().substring(7));
    }
}
