package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sources that lead elsewhere.
class CopyRedirectTest {
    private CopyTrial trial;

    @BeforeEach
    void open(@TempDir Path directory) {
        trial = CopyTrial.open(directory);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void aRedirectIsFollowedWithoutTheCredentials() throws IOException {
        try (var other = Wayward.of(CopyTrial::good);
                var source = Wayward.of((_, talk) -> talk.head(307, "Location: " + other.url("/there")))) {
            trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(source.asked())
                    .allMatch(asked -> asked.field("authorization").equals("Bearer secret"));
            assertThat(other.asked())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.fields()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void aRedirectInsideAServerKeepsTheCredentials() throws IOException {
        try (var source = Wayward.of((request, talk) -> {
            if (request.target().equals("/x")) {
                talk.head(302, "Location: /there");
            } else {
                CopyTrial.good(request, talk);
            }
        })) {
            trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(source.asked())
                    .hasSize(4)
                    .allMatch(asked -> asked.field("authorization").equals("Bearer secret"));
        }
    }

    @Test
    void aRedirectLoopEnds() throws IOException {
        var asked = new AtomicInteger();
        trial.pullFails("source-unreachable", Wayward.of((_, talk) -> {
            asked.incrementAndGet();
            talk.head(307, "Location: /x");
        }));
        assertThat(asked).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/x", "file:///etc/passwd", "http://", "http://a:b@localhost/x", "::"})
    void aRedirectToNowhereIsNotFollowed(String location) throws IOException {
        trial.pullFails("source-unreachable", Wayward.of((_, talk) -> talk.head(307, "Location: " + location)));
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() throws IOException {
        trial.pullFails("address-refused", Wayward.of((_, talk) -> talk.head(307, "Location: http://10.1.2.3/x")));
    }
}
