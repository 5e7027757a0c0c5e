package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Did;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.Verdict;
import org.tidings.wire.catalogue.RunningCatalogue;

/// `tidings catalogue` and `tidings transfers`, as a person sees them.
class CatalogueCommandTest {
    private static final Rse A = new Rse("site-a");
    private static final Rse B = new Rse("site-b");
    private static final Rse C = new Rse("site-c");
    private final RunningCatalogue catalogue = new RunningCatalogue();
    private Typed admin = new Typed(catalogue.uri(), "", Path.of(""));
    private Typed alice = admin;

    @BeforeEach
    void furnish(@TempDir Path directory) {
        admin = Typed.by("admin", catalogue.uri(), directory);
        alice = Typed.by("alice", catalogue.uri(), directory);
        catalogue.describe(A, "country", "SE", "tier", "1");
        catalogue.describe(B);
        catalogue.store(A, "data:raw/x", 1_000_000);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void filesAreListed() {
        catalogue.copy(B, "data:raw/x", 1_000_000);
        catalogue.store(A, "eiscat:y", 5);
        assertThat(admin.run("catalogue", "ls").succeeded().lines())
                .containsExactly(" 2 copies     1.0 MB  data:raw/x", " 1 copy          5 B  eiscat:y");
        assertThat(admin.run("catalogue", "ls", "eiscat").succeeded().lines()).hasSize(1);
        assertThat(admin.run("catalogue", "ls", "data:ra").succeeded().lines()).hasSize(1);
        assertThat(admin.run("catalogue", "ls", "data:cooked").succeeded().out())
                .isEmpty();
        assertThat(admin.run("catalogue", "ls", "data:raw/", "--json")
                        .succeeded()
                        .out())
                .startsWith("{\"did\":\"data:raw/x\"");
    }

    @Test
    void aDetailedListSaysWhereTheyAre() {
        catalogue.send("data:raw/x", C, 1_000_000);
        assertThat(admin.run("catalogue", "ls", "-l").succeeded().lines())
                .containsExactly(" 1 copy       1.0 MB  data:raw/x  (site-a AVAILABLE; coming: site-c WAITING)");
    }

    @Test
    void moreFilesThanOnePageAreListed() {
        for (int i = 0; i < 1001; i++) {
            catalogue.store(A, "many:" + i, 1);
        }
        assertThat(admin.run("catalogue", "ls", "many").succeeded().lines()).hasSize(1001);
    }

    @Test
    void aFileIsShownWithItsCopiesRulesAndHistory() {
        catalogue.copy(B, "data:raw/x", 1_000_000);
        catalogue.tell(new ReplicaEvent.ReplicaLost(Did.parse("data:raw/x"), B, "the disk is gone"));
        catalogue.send("data:raw/x", C, 1_000_000, A);
        catalogue.tell(RuleEvent.DidJudged.of(
                Did.parse("data:raw/x"),
                Map.of(
                        new RuleId("00000000000000aa"),
                        new Verdict(Verdict.State.REPLICATING, new TreeSet<>(List.of(A, C)), ""))));
        String shown = admin.run("catalogue", "show", "data:raw/x").succeeded().out();
        assertThat(shown)
                .contains("file             data:raw/x\n")
                .contains("size             1000000 (1.0 MB)\n")
                .contains("first stored at  site-a\n")
                .contains("owner            alice\n")
                .containsPattern("  site-a +AVAILABLE +2026-\\S+ +http://a.example:2880/data/raw/x\n")
                .containsPattern("  site-b +LOST +2026-\\S+ +\\S+ +\\(the disk is gone\\)\n")
                .containsPattern("On their way\n  site-a -> site-c  running, attempt 1, since 2026-")
                .contains("Rules\n  00000000000000aa  REPLICATING at site-a, site-c\n")
                .containsSubsequence(
                        "History\n",
                        "replica.added      data:raw/x  at site-a  1.0 MB\n",
                        "replica.added      data:raw/x  at site-b  1.0 MB, a copy of ours\n",
                        "replica.lost       data:raw/x  at site-b  the disk is gone\n",
                        "transfer.queued    data:raw/x  -> site-c  1.0 MB\n",
                        "transfer.started   data:raw/x  site-a -> site-c  pull\n",
                        "did.judged         data:raw/x  00000000000000aa REPLICATING at site-a, site-c\n");
    }

    @Test
    void placesAreListed() {
        catalogue.tell(new RseEvent.RseSilent(B, "nothing answers at its door"));
        assertThat(admin.run("catalogue", "rses").succeeded().lines().stream()
                        .map(line -> line.replaceAll(" +", " ").replaceAll("2026-\\S+", "THEN:")))
                .containsExactly(
                        "RSE IS FILES BYTES ATTRIBUTES",
                        "site-a alive 1 1.0 MB country=SE tier=1",
                        "site-b silent since THEN: nothing answers at its door 0 0 B");
    }

    @Test
    void transfersAreATable() {
        var id = catalogue.send("data:raw/x", B, 1_000_000, A);
        catalogue.tell(new TransferEvent.TransferFailed(
                id,
                Did.parse("data:raw/x"),
                B,
                Optional.of(A),
                new Failure(FailureClass.NO_SPACE, "There is no room."),
                1,
                catalogue.now().plus(Duration.ofMinutes(1))));
        catalogue.send("data:raw/x", C, 1_000_000, A);
        List<String> lines = admin.run("transfers").succeeded().lines();
        assertThat(lines.getFirst()).startsWith("STATE    FROM    TO      SIZE    TRY  FOR");
        assertThat(lines.get(1)).matches("running  site-a  site-c  1\\.0 MB  1    .*  data:raw/x");
        assertThat(lines.get(2))
                .matches("waiting  site-a  site-b  1\\.0 MB  2    .*  data:raw/x  \\(There is no room\\.\\)");
        assertThat(lines.get(3)).isEqualTo("1 running, 0 arrived, 1 waiting");
    }

    @Test
    void aWatchedTableIsShownAgainAndAgain() {
        assertThat(admin.run("transfers", "--watch", "-n", "2").succeeded().lines())
                .filteredOn(line -> line.startsWith("0 running"))
                .hasSize(2);
    }

    @Test
    void namesDoNotReachTheTerminalRaw() {
        catalogue.store(A, "data:a\u001b[2Jb", 5);
        assertThat(admin.run("catalogue", "ls").succeeded().out()).contains("data:a\\x1b[2Jb");
        assertThat(admin.run("catalogue", "show", "data:a\u001b[2Jb")
                        .succeeded()
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void failuresAreSentences() {
        assertThat(admin.run("catalogue", "show", "data:none").sentence(Exit.NOT_FOUND))
                .isEqualTo("data:none: The catalogue knows no file data:none.");
        assertThat(admin.run("catalogue", "show", "nonsense").sentence(Exit.USAGE))
                .isEqualTo("'nonsense' is no file of the catalogue: A DID is written scope:name.");
        assertThat(admin.run("catalogue", "ls", ":x").sentence(Exit.USAGE))
                .isEqualTo("':x' names no scope: write SCOPE:PREFIX, as in data:raw/");
        assertThat(admin.run("transfers", "--limit", "0").sentence(Exit.FAILED))
                .isEqualTo("transfers: The parameter 'limit' is wrong. It is a number from 1 to 1000.");
        String forbidden = "The catalogue is for operators: admins who show their password, not a token.";
        assertThat(alice.run("catalogue", "ls").sentence(Exit.NOT_ALLOWED)).isEqualTo("catalogue: " + forbidden);
        assertThat(alice.run("transfers").sentence(Exit.NOT_ALLOWED)).isEqualTo("transfers: " + forbidden);
        assertThat(alice.run("watch", "--catalogue").sentence(Exit.NOT_ALLOWED))
                .isEqualTo("watch --catalogue: " + forbidden);
    }

    @Test
    void aSiteWithoutACatalogueIsNamed(@TempDir Path directory) {
        var elsewhere = URI.create(catalogue.uri() + "elsewhere");
        assertThat(Typed.by("admin", elsewhere, directory)
                        .run("catalogue", "ls")
                        .sentence(Exit.NOT_FOUND))
                .isEqualTo("catalogue: This site keeps no catalogue. Say with --api which one does.");
    }
}
