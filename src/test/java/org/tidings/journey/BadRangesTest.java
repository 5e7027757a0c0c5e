package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Absurd ranges (RFC 9110 §14): answered with what there is, with 416, or with the whole file.
@Journey
class BadRangesTest {
    private static final int SIZE = 100_000;

    @BeforeEach
    void arrive(Site site) {
        site.as("alice").put("/data/ranged", "r".repeat(SIZE)).is(201, 204);
        site.as("alice").put("/data/ranged-empty", "").is(201, 204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bytes=5-2                                 | 416
        bytes=abc                                 | 416
        bytes=-                                   | 416
        bytes=                                    | 416
        bytes=-0                                  | 416
        bytes=100000-                             | 416
        bytes=99999999999999999999999999999999-   | 416
        bytes=0-99999999999999999999999999999999  | 206
        bytes=-99999999999999999999999999999999   | 206
        bytes=1-2,abc                             | 416
        bytes=--5                                 | 416
        lines=1-2                                 | 200
        """)
    void everyRangeHasItsStatus(String range, int status, Site site) {
        var alice = site.as("alice");
        // RFC 9110 lets a server ignore a malformed field as well.
        Answer answer = alice.get("/data/ranged", "Range", range);
        answer.is(status, status == 416 ? 200 : status).leaksNothing(site);
        assertThat(answer.body().length).isLessThanOrEqualTo(SIZE);
        alice.get("/data/ranged-empty", "Range", range).is(200, 416);
    }

    @Test
    void manyOverlappingRangesAreNotMoreThanTheFile(Site site) {
        String ranges = IntStream.range(0, 1000).mapToObj(i -> i + "-").collect(Collectors.joining(","));
        Answer answer = site.as("alice").get("/data/ranged", "Range", "bytes=" + ranges);
        answer.is(200, 206, 416);
        assertThat(answer.body().length).isLessThan(2 * SIZE);
    }

    @Test
    void tooManyRangesAreRefused(Site site) {
        String ranges =
                IntStream.range(0, 1500).mapToObj(i -> i * 3 + "-" + i * 3).collect(Collectors.joining(","));
        Answer answer = site.as("alice").get("/data/ranged", "Range", "bytes=" + ranges);
        answer.is(200, 400, 416, 431).leaksNothing(site);
        assertThat(answer.body().length).isLessThanOrEqualTo(SIZE);
    }
}
