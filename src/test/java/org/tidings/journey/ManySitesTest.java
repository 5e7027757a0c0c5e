package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Many sites and one catalogue, each a process: files get their copies by rule, and what the catalogue says is what
/// lies
/// on the disks, whatever is killed meanwhile.
///
/// `-Dmany.files=5000` takes more of them.
@Journey
class ManySitesTest {
    private static final int FILES = Integer.getInteger("many.files", 200);
    private static final Duration PATIENCE = Duration.ofSeconds(60 + FILES / 10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int COPIES = 2;

    @TempDir
    private static Path scratch;

    private static Federation federation;

    @BeforeAll
    static void open() {
        federation = Federation.open(scratch.resolve("sites"));
    }

    @AfterAll
    static void close() {
        federation.close();
    }

    @Test
    void everythingHasItsCopiesByRuleAndNothingIsDarkOrDangling(@TempDir Path tree) {
        List<LocalFile> files = Documents.select(FILES, tree, "/eiscat/quiet");
        Rclone.as(federation.first().as("alice")).copy(tree, "/eiscat/quiet").succeeded();
        awaitCopies("quiet/", files.size());
        awaitEven();
        copiesAreWhatWasStored("quiet/", files);
    }

    @Test
    void theSameWhileEachProcessIsKilledAgainAndAgain(@TempDir Path tree) {
        List<LocalFile> files = Documents.select(FILES, tree, "/eiscat/killed");
        var rclone = Rclone.as(federation.first().as("alice"));
        int before = copies();
        Program copying = rclone.start("copy", "--retries", "50", tree.toString(), Rclone.remote("/eiscat/killed"));
        List<Site> victims = new ArrayList<>(federation.members());
        Collections.shuffle(victims, new Random(4711));
        for (Site victim : victims) {
            awaitNews(before + files.size());
            victim.kill();
            victim.startAgain();
        }
        copying.ended(PATIENCE);
        rclone.copy(tree, "/eiscat/killed").succeeded();
        awaitCopies("killed/", files.size());
        awaitEven();
        copiesAreWhatWasStored("killed/", files);
    }

    @Test
    void withoutItsFollowersTheCatalogueIsWrongAndTheCountingShowsIt(@TempDir Path tree) throws IOException {
        int many = 60;
        List<LocalFile> files = Documents.select(many, tree, "/eiscat/control");
        var alice = federation.first().as("alice");
        Rclone.as(alice).copy(tree, "/eiscat/control").succeeded();
        awaitCopies("control/", files.size());
        awaitEven();

        var believed = Balance.of(federation).catalogued();
        federation.catalogue().stop();
        List<Path> victims = Balance.pool(federation.first()).stream().limit(20).toList();
        for (Path bytes : victims) {
            Files.delete(bytes);
        }
        for (int i = 0; i < 10; i++) {
            alice.put("/eiscat/control/new" + i, "new " + i).is(201);
        }
        var unheard = new Balance(Balance.onDisk(federation.sites()), believed);
        assertThat(unheard.dark()).hasSize(10);
        assertThat(unheard.dangling()).hasSize(victims.size());

        federation.catalogue().startAgain();
        awaitCopies("control/", files.size() + 10);
        awaitEven();
    }

    /// Something more lies at the second or third site than a moment ago, or all does.
    private static void awaitNews(int files) {
        int before = copies();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> copies() > before || before >= files);
    }

    private static int copies() {
        return federation.sites().stream()
                .skip(1)
                .mapToInt(site -> Balance.pool(site).size())
                .sum();
    }

    /// @param prefix of names in the scope `eiscat`
    private static void awaitCopies(String prefix, int files) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    List<JsonNode> told = Balance.lines(federation.catalogue(), "scope=eiscat&prefix=" + prefix);
                    assertThat(told)
                            .hasSize(files)
                            .allSatisfy(file -> assertThat(file.path("good").asInt())
                                    .as("%s", file)
                                    .isEqualTo(COPIES));
                });
    }

    /// Bytes that nobody names any more are removed in a moment; then all is even.
    private static void awaitEven() {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .untilAsserted(() -> Balance.of(federation).isEven());
    }

    /// Each file's bytes lie at the first site and at one other, and are those that were stored.
    private static void copiesAreWhatWasStored(String prefix, List<LocalFile> files) {
        List<String> stored = files.stream()
                .map(file -> file.size() + " " + file.adler32())
                .sorted()
                .toList();
        var balance = Balance.of(federation.sites(), federation.catalogue(), "scope=eiscat&prefix=" + prefix);
        assertThat(balance.dangling()).isEmpty();
        assertThat(at("site-a", balance.catalogued())).isEqualTo(stored);
        List<String> elsewhere = new ArrayList<>(at("site-b", balance.catalogued()));
        elsewhere.addAll(at("site-c", balance.catalogued()));
        assertThat(elsewhere).containsExactlyInAnyOrderElementsOf(stored);
    }

    private static List<String> at(String site, Map<String, String> replicas) {
        return replicas.entrySet().stream()
                .filter(replica -> replica.getKey().startsWith(site + "/"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }
}
