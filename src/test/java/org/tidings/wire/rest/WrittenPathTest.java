package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.RequestRefused;

class WrittenPathTest {

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/, /",
        "/%2F, /",
        "/%2Fdata%2Fa, /data/a",
        "/%2fdata%2fa%2f, /data/a",
        "/data/a, /data/a",
        "/data//a/, /data/a",
        "/data%2Fa/b, /data/a/b",
        "/%2F%2Fdata, /data",
        "/data/caf%C3%A9+x, /data/café+x",
        "/data/a%252Fb, /data/a%2Fb",
        "/data/./a, /data/a",
        "/data/../a, /a",
        "/%2F..%2F..%2Fetc, /etc",
        "/data/%2e%2e/%2e%2e/x, /x"
    })
    void aPathComesWholeInOneSegmentOrPlain(String raw, String path) {
        assertThat(WrittenPath.ofUrl(raw)).isEqualTo(new StoragePath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%ff", "/%2", "/a%00b", "/%C0%AF", "/a\uFFFDb"})
    void whatIsNoPathIsRefused(String raw) {
        assertThatThrownBy(() -> WrittenPath.ofUrl(raw)).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> WrittenPath.ofUrl("/" + "x".repeat(256))).isInstanceOf(RequestRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"b, /data/run/b", "../b, /data/b", "/b, /b", "sub/b, /data/run/sub/b", "../../../b, /b", "'', /data/run"
    })
    void aDestinationIsOneInTheDirectoryOrFromTheRoot(String written, String path) {
        assertThat(WrittenPath.resolve(new StoragePath("/data/run"), written)).isEqualTo(new StoragePath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/a", "a\u0000b"})
    void aNameAloneIsOneComponent(String name) {
        assertThatThrownBy(() -> WrittenPath.child(StoragePath.ROOT, name)).isInstanceOf(RequestRefused.class);
    }
}
