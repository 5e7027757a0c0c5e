package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.door.ChangeAttributes.Permissions;
import org.tidings.door.PosixTree.Node;
import org.tidings.door.PosixTree.Someone;
import org.tidings.model.Mode;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// Random sequences of operations by three users, compared with [PosixTree] step by step.
class PosixTreeTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 120;
    private static final List<Caller> CALLERS = List.of(TestSite.ALICE, TestSite.BOB, TestSite.ADMIN);
    private static final int[] MODES = {0777, 0755, 0700, 0555, 0733, 0644, 0400, 0311, 0};

    /// One sequence: a site and its model, side by side.
    private static final class Story {
        private final TestSite site = new TestSite();
        private final PosixTree model = new PosixTree();
        private final RandomGenerator random;
        private final List<String> told = new ArrayList<>();

        Story(long seed) {
            random = new Random(seed);
            told.add("seed " + seed);
            site.own("/", TestSite.ADMIN, "0777");
        }

        private String path() {
            var path = new StringBuilder();
            for (int i = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3); i > 0; i--) {
                path.append('/').append("abc".charAt(random.nextInt(3)));
            }
            return path.isEmpty() ? "/" : path.toString();
        }

        void step() {
            Caller caller = CALLERS.get(random.nextInt(CALLERS.size()));
            var who = new Someone(caller.principal().uid(), caller.principal().admin());
            String from = path();
            String to = path();
            boolean overwrite = random.nextBoolean();
            switch (random.nextInt(9)) {
                case 0, 1 -> same("put " + from, site.put(caller, from, to), model.put(who, from, to));
                case 2, 3 -> same("mkdir " + from, site.mkdir(caller, from), model.mkdir(who, from));
                case 4 -> same("get " + from, got(caller, from), model.get(who, from));
                case 5 -> same("delete " + from, site.delete(caller, from), model.delete(who, from));
                case 6 ->
                    same(
                            "move " + from + " " + to + " " + overwrite,
                            site.moveEntry.move(caller, at(from), at(to), overwrite, Precondition.NONE),
                            model.move(who, from, to, overwrite));
                case 7 ->
                    same(
                            "copy " + from + " " + to + " " + overwrite,
                            site.copyEntry.copy(
                                    caller,
                                    new CopyEntry.Request(at(from), at(to), overwrite, true, Precondition.NONE)),
                            model.copy(who, from, to, overwrite));
                default -> {
                    int mode = MODES[random.nextInt(MODES.length)];
                    same("chmod " + from + " " + mode, chmod(caller, from, mode), model.chmod(who, from, mode));
                }
            }
        }

        private static StoragePath at(String path) {
            return new StoragePath(path);
        }

        private GetFile.Outcome got(Caller caller, String path) {
            var outcome = site.getFile.open(caller, at(path));
            if (outcome instanceof GetFile.Opened opened) {
                opened.close();
            }
            return outcome;
        }

        private ChangeAttributes.Outcome chmod(Caller caller, String path, int mode) {
            var changes = Changes.NONE.with(Permissions.ofMode(new Mode(mode)));
            return site.changeAttributes.change(caller, at(path), changes, Precondition.NONE);
        }

        private void same(String did, Object outcome, String expected) {
            told.add(did + ": " + outcome);
            assertThat(outcome.getClass().getSimpleName()).as("%s", told).isEqualTo(expected);
            TreeMap<String, Node> nodes = nodes();
            if (outcome instanceof Partly) {
                // What was done before it stopped depends on batches; nothing but that may differ.
                assertThat(model.nodes()).as("%s", told).containsAllEntriesOf(without(nodes, did));
                model.become(nodes);
            }
            assertThat(nodes).as("%s", told).isEqualTo(model.nodes());
            assertThat(site.keys()).as("%s", told).containsAll(site.namedKeys());
        }

        private static Map<String, Node> without(Map<String, Node> nodes, String did) {
            return did.startsWith("copy") ? Map.of() : nodes;
        }

        private TreeMap<String, Node> nodes() {
            TreeMap<String, Node> nodes = new TreeMap<>();
            nodes.put("/", node("/", site.entry("/")));
            var listing = (ListDirectory.Listing) site.listDirectory.listAll(TestSite.ADMIN, StoragePath.ROOT);
            listing.entries()
                    .forEachRemaining(listed ->
                            nodes.put(listed.path().text(), node(listed.path().text(), listed.entry())));
            return nodes;
        }

        private Node node(String path, Entry entry) {
            var a = entry.attributes();
            Optional<String> text = entry instanceof Entry.File ? site.text(path) : Optional.of("");
            return new Node(
                    entry instanceof Entry.Directory,
                    text.orElse("(its bytes are gone)"),
                    a.owner().uid(),
                    a.mode().bits());
        }
    }

    @Test
    void theDoorIsAPosixTreeAndEveryOutcomeIsMet() {
        var met = new TreeSet<String>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            Story story = new Story(seed);
            for (int i = 0; i < STEPS; i++) {
                story.step();
            }
            story.told.stream().skip(1).map(PosixTreeTest::verbAndOutcome).forEach(met::add);
        }
        assertThat(met).contains("delete Partly", "move Partly", "copy Partly", "copy Copied", "move IntoItself");
        assertThat(met).contains("put Replaced", "put NotADirectory", "mkdir ParentAbsent", "move PathTaken");
    }

    private static String verbAndOutcome(String line) {
        return line.replaceAll("^(\\w+) .*?: (\\w+)\\[.*", "$1 $2");
    }
}
