package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.app.WlcgTable.Row;

/// What tokens of an OpenID Connect provider leave, by the profile of the WLCG: one table, the same for every means.
class WlcgTableTest {
    @TempDir
    static Path directory;

    private static OidcServer provider;
    private static TrustingSite site;

    @BeforeAll
    static void open() {
        provider = OidcServer.open();
        site = TrustingSite.open(directory.resolve("site"), provider);
        rows().stream().map(Row::target).sorted().distinct().forEach(site::makeReady);
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    static List<Row> rows() {
        return WlcgTable.rows();
    }

    @Test
    void everyDeedCanBeTried() {
        Set<Deed> covered = EnumSet.noneOf(Deed.class);
        site.means().forEach(one -> covered.addAll(one.deeds()));
        assertThat(covered).containsExactlyInAnyOrder(Deed.values());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aTokenAllowsWhatTheTableSays(Row row) {
        String token = provider.token(row.scope());
        SoftAssertions.assertSoftly(softly -> {
            for (Means by : site.means()) {
                for (Deed deed : by.deeds()) {
                    if (!by.waits()) {
                        site.makeReady(row.target());
                        softly.assertThat(by.may(deed, token, row.target()))
                                .as("%s: may %s, %s", row, deed, by.getClass().getSimpleName())
                                .isEqualTo(row.allowed().contains(deed));
                    }
                }
            }
        });
    }

    /// All rows at once: each stream lasts as long as its token, which has ended by its own clock and has some seconds
    /// left by that of the site.
    @ParameterizedTest
    @MethodSource("listening")
    void aStreamTellsWhatTheTableSays(Means by) throws Exception {
        Map<Row, Future<Boolean>> heard = new LinkedHashMap<>();
        try (ExecutorService listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : rows()) {
                Map<String, Object> claims = new HashMap<>(lasting(-53));
                claims.put("scope", row.scope());
                String token = provider.token(claims);
                heard.put(row, listeners.submit(() -> by.may(Deed.HEAR, token, row.target())));
            }
        }
        for (var one : heard.entrySet()) {
            assertThat(one.getValue().get())
                    .as("%s hears", one.getKey())
                    .isEqualTo(one.getKey().allowed().contains(Deed.HEAR));
        }
    }

    static List<Means> listening() {
        return site.means().stream().filter(Means::waits).toList();
    }

    private static Map<String, Object> lasting(long seconds) {
        return Map.of("exp", Date.from(Instant.now().plusSeconds(seconds)));
    }
}
