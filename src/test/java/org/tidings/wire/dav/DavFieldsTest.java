package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.RequestRefused;

class DavFieldsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void depthIsZeroOneOrInfinity() {
        assertThat(Depth.parse(" 0 ", Depth.INFINITY)).isEqualTo(Depth.ZERO);
        assertThat(Depth.parse("1", Depth.INFINITY)).isEqualTo(Depth.ONE);
        assertThat(Depth.parse("Infinity", Depth.ZERO)).isEqualTo(Depth.INFINITY);
        assertThat(Depth.parse("", Depth.INFINITY)).isEqualTo(Depth.INFINITY);
        assertThatThrownBy(() -> Depth.parse("2", Depth.ZERO)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void overwriteIsTrueUnlessItSaysF() {
        assertThat(DavFields.overwrite("")).isTrue();
        assertThat(DavFields.overwrite("t")).isTrue();
        assertThat(DavFields.overwrite("F")).isFalse();
        assertThatThrownBy(() -> DavFields.overwrite("no")).isInstanceOf(RequestRefused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://site:2880/a%20b|/a b",
                "http://SITE:2880|/",
                "dav://site:2880/x/|/x",
                "http://alice@site:2880/x|/x",
                "/a/b?x=y|/a/b"
            })
    void aDestinationIsAPathOfThisServer(String field, String path) {
        assertThat(DavFields.destination(field, "site:2880").path().text()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "http://other:2880/x,502",
        "http://site:2881/x,502",
        "https://site/x,502",
        "ftp://site:2880/x,502",
        "//site:2880/x,400",
        "x,400",
        "http://site:2880/a b,400",
        "http://site:2880/../x,400",
        "'',400"
    })
    void anyOtherDestinationIsRefused(String field, int status) {
        assertThatThrownBy(() -> DavFields.destination(field, "site:2880"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @Test
    void defaultPortsMayBeLeftOut() {
        assertThat(DavFields.destination("https://site/x", "site:443").path().text())
                .isEqualTo("/x");
        assertThat(DavFields.destination("https://site:443/x", "site").path().text())
                .isEqualTo("/x");
    }

    @Test
    void aLockTokenStandsInAngleBrackets() {
        assertThat(DavFields.lockToken("<urn:uuid:1>")).isEqualTo("urn:uuid:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urn:uuid:1", "<>", "<a", "<a> <b>"})
    void whatIsNoLockTokenIsRefused(String field) {
        assertThatThrownBy(() -> DavFields.lockToken(field)).isInstanceOf(RequestRefused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Second-10|10",
                "Second-0|1",
                "Infinite|3600",
                "''|3600",
                "Infinite, Second-10|3600",
                "Second-10, Infinite|10",
                "Second-4100000000|3600",
                "Extend-1, second-5|5",
                "Second-x|3600",
                "Second-99999999999999|3600"
            })
    void aTimeoutIsTheFirstUnderstoodAndNeverTooLong(String field, long seconds) {
        assertThat(DavFields.timeout(field, HOUR)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
