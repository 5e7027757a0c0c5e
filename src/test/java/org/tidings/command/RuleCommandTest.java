package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.Rse;
import org.tidings.wire.catalogue.RunningCatalogue;

/// `tidings rule`, as a person types it.
class RuleCommandTest {
    private static final String NO_SUCH = "00000000000000ff";
    private static final Rse A = new Rse("site-a");
    private static final Rse B = new Rse("site-b");
    private static final Rse C = new Rse("site-c");
    private final RunningCatalogue catalogue = new RunningCatalogue();

    @TempDir
    private Path directory = Path.of("");

    private Typed admin = new Typed(catalogue.uri(), "", Path.of(""));

    @BeforeEach
    void logIn() {
        admin = Typed.by("admin", catalogue.uri(), directory);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @Test
    void rulesOfAFileAreAddedAndListed() throws IOException {
        List<String> ids = add("rules:\n"
                + "  - {name: data, select: 'data:', expression: kind=disk, copies: 2}\n"
                + "  - {where: size > 1000, expression: tier=1&country=SE}\n");
        assertThat(ids).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{16}"));
        assertThat(admin.run("rule", "ls").succeeded().lines().stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactlyInAnyOrder(
                        "ID STATE OK COMING STUCK COPIES AT FILES",
                        ids.get(0) + " OK 0 0 0 2 kind=disk data:",
                        ids.get(1) + " OK 0 0 0 1 tier=1&country=SE all if size > 1000");
        assertThat(admin.run("rule", "ls", "--json").succeeded().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"id\":"));
    }

    @Test
    void oneRuleNeedsNoList() throws IOException {
        String id = add("select: 'data:'\nexpression: '*'\n").getFirst();
        assertThat(admin.run("rule", "show", id).succeeded().lines())
                .contains(
                        "id               " + id,
                        "select           data:",
                        "expression       *",
                        "copies           1",
                        "state            OK",
                        "files            0 ok, 0 replicating, 0 stuck");
        assertThat(admin.run("rule", "show", "--json", id).succeeded().out()).startsWith("{\"id\":\"" + id);
    }

    @Test
    void aRuleRestsAndGoes() throws IOException {
        String id = add("select: 'data:'\nexpression: '*'\n").getFirst();
        admin.run("rule", "suspend", id, "--reason", "too many copies").succeeded();
        assertThat(admin.run("rule", "show", id).succeeded().lines())
                .contains("state            SUSPENDED", "suspended        too many copies");
        admin.run("rule", "resume", id).succeeded();
        assertThat(admin.run("rule", "show", id).succeeded().lines()).contains("state            OK");
        admin.run("rule", "rm", id).succeeded();
        assertThat(admin.run("rule", "ls").succeeded().lines()).hasSize(1);
    }

    @Test
    void aRuleIsExplainedAndAnotherRehearsed() throws IOException {
        catalogue.describe(A, "kind", "disk");
        catalogue.describe(B, "kind", "disk");
        catalogue.describe(C, "kind", "tape");
        catalogue.store(A, "data:x", 1_000_000);
        String two = "{select: 'data:', expression: kind=disk, copies: 2}";
        String id = add(two).getFirst();
        assertThat(admin.run("rule", "explain", id, "data:x").succeeded().lines().stream()
                        .map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "data:x and rule " + id + ", read as kind=disk",
                        "REPLICATING at site-a, site-b",
                        "",
                        "RSE ALLOWED BY TAKEN BECAUSE",
                        "site-a yes kind=disk yes site-a holds a good copy.",
                        "site-b yes kind=disk yes site-b could take a copy.",
                        "site-c no kind=disk no site-c is not allowed by the expression.");
        assertThat(admin.run("rule", "explain", id, "data:x", "--json")
                        .succeeded()
                        .out())
                .startsWith("{");
        admin.run("rule", "rm", id).succeeded();
        assertThat(admin.run("rule", "rehearse", "-f", file().toString(), "--recent", "7 d")
                        .succeeded()
                        .lines())
                .containsExactly(
                        "It is for 1 file, 1.0 MB; 1 file, 1.0 MB of it first stored in the last 7 d.",
                        "Need nothing: 0 files",
                        "Copies made: site-b 1 file, 1.0 MB",
                        "Copies let go: none",
                        "Stuck: none",
                        "For instance data:x  REPLICATING at site-a, site-b, copied to site-b");
        assertThat(admin.run("rule", "ls").succeeded().lines()).hasSize(1);
        Files.writeString(file(), "{expression: kind=disk, copies: 3}");
        assertThat(admin.run("rule", "rehearse", "-f", file().toString())
                        .succeeded()
                        .lines())
                .contains("Stuck: ")
                .anyMatch(line -> line.startsWith("  1 file: Only 2 of 3 copies have a place"));
    }

    @Test
    void failuresAreSentences() throws IOException {
        for (String verb : List.of("rm", "show", "suspend", "resume")) {
            assertThat(admin.run("rule", verb, NO_SUCH).sentence(Exit.NOT_FOUND))
                    .isEqualTo(NO_SUCH + ": There is no rule " + NO_SUCH + ".");
            assertThat(admin.run("rule", verb, "x").sentence(Exit.USAGE))
                    .isEqualTo("'x' is no rule: A rule's id is 16 lower-case hex digits.");
        }
        assertThat(admin.run("rule", "explain", NO_SUCH, "data:x").sentence(Exit.NOT_FOUND))
                .isEqualTo(NO_SUCH + ": There is no rule " + NO_SUCH + ".");
        Path missing = directory.resolve("missing");
        assertThat(admin.run("rule", "add", "-f", missing.toString()).sentence(Exit.FAILED))
                .startsWith(missing + " cannot be read: ");
        assertThat(refused("a: [")).startsWith(file() + " is no YAML: ");
        assertThat(refused("just a text"))
                .isEqualTo(file()
                        + " holds no rules: those stand below 'rules:', with 'select', 'expression' and 'copies'.");
        assertThat(refused("[]")).isEqualTo(refused("")).isEqualTo(refused("just a text"));
        Files.writeString(file(), "- {select: '', expression: '*'}\n- {select: '', expression: '(*'}\n");
        assertThat(admin.run("rule", "add", "-f", file().toString()).err().strip())
                .isEqualTo("tidings: " + file() + ", rule 2: The '(' at character 1 is not closed, but it ends there.");
    }

    private Path file() {
        return directory.resolve("rules.yaml");
    }

    private List<String> add(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return admin.run("rule", "add", "-f", file().toString()).succeeded().lines();
    }

    private String refused(String yaml) throws IOException {
        Files.writeString(file(), yaml);
        return admin.run("rule", "add", "-f", file().toString()).sentence(Exit.USAGE);
    }
}
