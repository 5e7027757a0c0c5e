package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.RequestedRanges.Parts;
import org.tidings.wire.http.RequestedRanges.Unsatisfiable;
import org.tidings.wire.http.RequestedRanges.Whole;

class RequestedRangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0|0-0",
                "bytes=0-99|0-99",
                "bytes=90-|90-99",
                "bytes=-1|99-99",
                "bytes=-1000|0-99",
                "bytes=5-99999999999999999999999999|5-99",
                "Bytes = 1-2|1-2",
                "bytes=0-0, 5-6 ,-1|0-0,5-6,99-99",
                "bytes=50-60,0-10|50-60,0-10",
                "bytes=0-10,5-20,60-70|0-20,60-70",
                "bytes=0-,0-,0-,0-|0-99",
                "bytes=,1-2,|1-2",
                "bytes=200-300,1-1|1-1"
            })
    void partsOfAHundredBytes(String field, String expected) {
        assertThat(RequestedRanges.parse(field, 100))
                .isInstanceOfSatisfying(
                        Parts.class,
                        parts -> assertThat(String.join(
                                        ",",
                                        parts.ranges().stream()
                                                .map(r -> r.first() + "-" + r.last())
                                                .toList()))
                                .isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-"})
    void whatLiesBehindTheEndIsUnsatisfiable(String field) {
        assertThat(RequestedRanges.parse(field, 100)).isEqualTo(new Unsatisfiable(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "", "nonsense", "bytesx=0-1"})
    void anotherUnitMeansTheWhole(String field) {
        assertThat(RequestedRanges.parse(field, 100)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=",
                "bytes=,",
                "bytes=a-b",
                "bytes=5",
                "bytes=5-2",
                "bytes=--5",
                "bytes=+1-2",
                "bytes=-",
                "bytes=1-2-3",
                "bytes=1 -2"
            })
    void nonsenseIsRefused(String field) {
        assertThatThrownBy(() -> RequestedRanges.parse(field, 100))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(416));
    }

    @Test
    void anEmptyFileIsAlwaysWhole() {
        assertThat(List.of("bytes=0-", "bytes=-5", "bytes=0-0"))
                .allSatisfy(field -> assertThat(RequestedRanges.parse(field, 0)).isEqualTo(new Whole()));
    }

    @Test
    void tooManyRangesAreRefused() {
        assertThat(RequestedRanges.parse("bytes=" + "0-0,".repeat(1023), 100)).isInstanceOf(Parts.class);
        assertThatThrownBy(() -> RequestedRanges.parse("bytes=" + "0-0,".repeat(1024), 100))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void anAnswerHoldsEachAskedByteOnceAndNoOther() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            int size = 1 + random.nextInt(64);
            BitSet asked = new BitSet();
            StringBuilder field = new StringBuilder("bytes=");
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                int first = random.nextInt(80);
                int last = first + random.nextInt(20);
                field.append(first).append('-').append(last).append(n > 1 ? "," : "");
                asked.set(Math.min(first, size), Math.min(last + 1, size));
            }
            BitSet answered = new BitSet();
            if (RequestedRanges.parse(field.toString(), size) instanceof Parts(List<ByteRange> ranges)) {
                for (ByteRange range : ranges) {
                    assertThat(answered.get((int) range.first(), (int) range.last() + 1)
                                    .isEmpty())
                            .isTrue();
                    answered.set((int) range.first(), (int) range.last() + 1);
                }
            }
            assertThat(answered).isEqualTo(asked);
        }
    }

    @Test
    void aPartSaysWhereItLies() {
        assertThat(new ByteRange(2, 5).of(10)).isEqualTo("bytes 2-5/10");
        assertThat(new ByteRange(2, 5).length()).isEqualTo(4);
    }
}
