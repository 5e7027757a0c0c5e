package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// litmus, the test suite for WebDAV servers (RFC 4918).
@Journey
class LitmusTest {
    @ParameterizedTest
    @ValueSource(strings = {"basic", "copymove", "props", "locks", "http"})
    void everyTestOfTheSuitePasses(String suite, Site site, @TempDir Path scratch) {
        String url = site.door().uri("/data/").toString();
        Tool.Outcome litmus =
                Tool.run(Map.of("TESTS", suite), "", scratch, "litmus", "-k", url, "alice", Site.PASSWORD);
        assertThat(litmus.out())
                .contains("summary for `" + suite + "'")
                .contains("passed, 0 failed. 100.0%")
                .doesNotContain("FAIL")
                .doesNotContain("WARNING");
        litmus.succeeded();
    }
}
