package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.StoragePath;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|/",
                "/data/a.txt|/data/a.txt",
                "/data//a.txt|/data/a.txt",
                "//data///a|/data/a",
                "/a%20b|/a b",
                "/caf%C3%A9|/café",
                "/cafe%CC%81|/cafe\u0301",
                "/%F0%9F%93%A1|/\uD83D\uDCE1",
                "/100%25|/100%",
                "/a%252Fb|/a%2Fb",
                "/a%3Fb%23c|/a?b#c",
                "/...|/...",
                "/..a|/..a",
                "/a%5Cb|/a\\b",
                "/naïve|/naïve"
            })
    void isDecodedOnce(String raw, String path) {
        assertThat(RequestTarget.parse(raw).path().text()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/.",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/%2e%2e/etc/passwd",
                "/%2E%2e",
                "/.%2e/x",
                "/a/%2e",
                "/..%2f..%2fetc",
                "/a%2Fb",
                "/%2f",
                "/%252e%252e/x",
                "/..%252f..%252fetc",
                "/%25252e%25252e%25252fetc",
                "/..%255c..%255cwin",
                "/a%00b",
                "/%00",
                "/%c0%ae%c0%ae/etc",
                "/%c0%af",
                "/%e0%80%af",
                "/%ff",
                "/%ed%a0%80",
                "/%",
                "/%2",
                "/%zz",
                "/a%2",
                "/%u002e",
                "relative",
                "",
                "/\ud800"
            })
    void anEscapeIsRefusedWithASentence(String raw) {
        assertThatThrownBy(() -> RequestTarget.parse(raw)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.sentence()).endsWith(".");
        });
    }

    @Test
    void namesOf255BytesFitAndLongerOnesDoNot() {
        String name = "é".repeat(127) + "x";
        assertThat(RequestTarget.parse("/" + Href.name(name)).path().name()).isEqualTo(name);
        assertThatThrownBy(() -> RequestTarget.parse("/" + Href.name(name + "x")))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void pathsOf4096BytesFitAndLongerOnesDoNot() {
        String path = "/234567".repeat(585) + "/";
        assertThat(RequestTarget.parse(path).path().text()).hasSize(4095);
        assertThatThrownBy(() -> RequestTarget.parse(path + "abc")).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> RequestTarget.parse("/%41".repeat(4096)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(414));
    }

    @Test
    void aTrailingSlashNamesADirectory() {
        assertThat(RequestTarget.parse("/data/").namesDirectory()).isTrue();
        assertThat(RequestTarget.parse("/data/").path()).isEqualTo(new StoragePath("/data"));
        assertThat(RequestTarget.parse("/data").namesDirectory()).isFalse();
    }

    @Test
    void everyPathComesBackFromItsUrl() {
        Random random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            StoragePath path = StoragePath.ROOT.child(name(random)).child(name(random));
            String href = Href.of(path, random.nextBoolean());
            assertThat(href).matches("[A-Za-z0-9/%._~!$()*,;=:@-]+");
            assertThat(RequestTarget.parse(href).path()).isEqualTo(path);
        }
    }

    @Test
    void noTextWhateverMakesItThroughAsAnotherPath() {
        Random random = new Random(4711);
        String alphabet = "%%%%2eEfF0cC5/./..a\\\u00e9";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder raw = new StringBuilder("/");
            for (int n = random.nextInt(14); n > 0; n--) {
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                StoragePath path = RequestTarget.parse(raw.toString()).path();
                assertThat(path.names()).doesNotContain("..", ".", "").noneMatch(name -> name.indexOf(0) >= 0);
            } catch (RequestRefused expected) {
                assertThat(expected.sentence()).isNotBlank();
            }
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("n");
        for (int n = random.nextInt(12); n > 0; n--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x10FFFF) : 1 + random.nextInt(0x17F);
            boolean allowed = point != '/' && point != 0 && !(point >= 0xD800 && point <= 0xDFFF);
            name.appendCodePoint(allowed ? point : 'x');
        }
        return name.toString();
    }

    @Test
    @Timeout(2)
    void aNameEscapedAThousandTimesOverCostsNothing() {
        String name = "/%" + "25".repeat(6_000);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> RequestTarget.parse(name)).isInstanceOf(RequestRefused.class);
        }
    }
}
