package org.tidings.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    @Test
    void namesCompareAsTheirBytesDo() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String a = name(random);
            String b = name(random);
            int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(NameOrder.BYTES.compare(a, b)))
                    .as("%s against %s", a, b)
                    .isEqualTo(Integer.signum(bytes));
        }
    }

    private static String name(Random random) {
        int[] alphabet = {'a', 'b', 0xe9, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x1f600, 0x10ffff};
        var name = new StringBuilder();
        for (int n = random.nextInt(4); n > 0; n--) {
            name.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return name.toString();
    }
}
