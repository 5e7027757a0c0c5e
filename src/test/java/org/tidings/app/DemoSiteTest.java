package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidings.access.PasswordHash;
import org.tidings.config.Config;
import org.tidings.config.ConfigWrong;

class DemoSiteTest {
    private static final Path HERE = Path.of("/srv/demo");
    private static final PasswordHash HASH = PasswordHash.of("secret", 4, TimeAndChance.unguessable());

    private static Config demo(Map<String, String> overrides) {
        return new DemoSite(HERE, 1, 2, HASH, overrides).config();
    }

    @Test
    void whatIsNotOverriddenIsAsTheDemoHasIt() {
        Config config = demo(Map.of("limits.requests-per-user", "0"));
        assertThat(config.limits().crowding().requestsPerUser()).isZero();
        assertThat(config.limits().crowding())
                .usingRecursiveComparison()
                .ignoringFields("requestsPerUser")
                .isEqualTo(demo(Map.of()).limits().crowding());
        assertThat(config.site().directory()).isEqualTo(HERE);
        assertThat(config.edges().door().port()).isEqualTo(1);
    }

    @Test
    void anOverrideWinsOverTheDemosOwnChoice() {
        Config config = demo(Map.of("api.port", "3", "site.directory", "elsewhere"));
        assertThat(config.edges().api().port()).isEqualTo(3);
        assertThat(config.site().directory()).isEqualTo(HERE.resolve("elsewhere"));
    }

    @Test
    void anUnknownKeyAndAWrongValueAreBothTold() {
        assertThatThrownBy(() -> demo(Map.of("limits.request", "1", "door.port", "many")))
                .isInstanceOfSatisfying(
                        ConfigWrong.class,
                        wrong -> assertThat(wrong.sentences())
                                .anyMatch(sentence -> sentence.contains("'limits.request' is not a key. Did you mean"))
                                .anyMatch(sentence -> sentence.startsWith("door.port is 'many', but should be")));
    }
}
