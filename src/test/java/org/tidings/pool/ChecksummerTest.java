package org.tidings.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.model.Checksum;
import org.tidings.model.Checksum.Algorithm;

class ChecksummerTest {

    private static Checksum of(Algorithm algorithm, String hex) {
        return new Checksum(algorithm, hex);
    }

    @Test
    void adler32IsAlwaysThere() {
        assertThat(new Checksummer(Set.of()).finish()).containsExactly(of(Algorithm.ADLER32, "00000001"));
    }

    @Test
    void everyAlgorithmSaysWhatItsSpecificationSaysOfNineDigits() {
        var all = new Checksummer(EnumSet.allOf(Algorithm.class));
        all.update(ByteBuffer.wrap("123456789".getBytes(UTF_8)));
        assertThat(all.finish())
                .containsExactly(
                        of(Algorithm.ADLER32, "091e01de"),
                        of(Algorithm.CRC32C, "e3069283"),
                        of(Algorithm.MD5, "25f9e794323b453885f5181f1b624d0b"),
                        of(Algorithm.SHA_1, "f7c3bc1d808e04732adf679965ccc34ca7ae3441"),
                        of(Algorithm.SHA_256, "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"),
                        of(
                                Algorithm.SHA_512,
                                "d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274a"
                                        + "d27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85"));
    }

    @Test
    void piecesInDirectAndHeapBuffersAddUpAndStayUnread() {
        var whole = new Checksummer(EnumSet.allOf(Algorithm.class));
        var pieces = new Checksummer(EnumSet.allOf(Algorithm.class));
        var heap = ByteBuffer.wrap("x1234x".getBytes(UTF_8), 1, 4);
        var direct = ByteBuffer.allocateDirect(9)
                .put("56789xxxx".getBytes(UTF_8))
                .flip()
                .limit(5);
        whole.update(ByteBuffer.wrap("123456789".getBytes(UTF_8)));
        pieces.update(heap);
        pieces.update(direct);
        assertThat(pieces.finish()).isEqualTo(whole.finish());
        assertThat(heap.remaining()).isEqualTo(4);
        assertThat(direct.remaining()).isEqualTo(5);
    }
}
