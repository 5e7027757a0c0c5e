package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.delivery.ListeningPost.ADMIN;
import static org.tidings.delivery.ListeningPost.ALICE;
import static org.tidings.delivery.ListeningPost.BOB;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Principal;
import org.tidings.model.EventType;
import org.tidings.model.Loss;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// Bob never hears of a path he may not list: over all types of event, live and replayed, and when rights,
/// places and names change under him.
class RightsTest {
    private static final Owner OWNER = new Owner(1001, 1001);
    private final ListeningPost post = new ListeningPost(
            new Settings(ListeningPost.SMALL.heartbeat(), ListeningPost.SMALL.patience(), 1 << 20, 100, 100, 2));
    private final Doings doings = post.doings;

    @BeforeEach
    void aPublicAndAPrivateDirectory() {
        doings.mkdir("/data", OWNER, 0755);
        doings.mkdir("/secret", OWNER, 0700);
    }

    @Test
    void everyTypeOfEventIsHeardInAListableDirectoryAndNoneInAnother() {
        Ear bob = post.listen(BOB, EveryType.SELECTOR, post.now());
        Ear alice = post.listen(ALICE, EveryType.SELECTOR, post.now());
        doEverythingIn("/data");
        doEverythingIn("/secret");
        EveryType.runTheHouse(doings);
        post.settle();
        assertThat(typesHeard(bob)).isEqualTo(EveryType.named(type -> !EveryType.isOfTheHouse(type)));
        assertThat(bob.text()).doesNotContain("secret");
        assertThat(alice.events()).hasSize(2 * bob.events().size());
        assertThat(replay(BOB)).isEqualTo(replayOnly(bob, "/data"));
    }

    @Test
    void whatTheHouseDoesForOthersIsHeardByItsOperatorOnly() {
        Ear bob = post.listen(BOB, EveryType.SELECTOR, post.now());
        Ear admin = post.listen(ListeningPost.ADMIN, EveryType.SELECTOR, post.now());
        EveryType.runTheHouse(doings);
        post.settle();
        assertThat(bob.events()).isEmpty();
        assertThat(typesHeard(admin)).isEqualTo(EveryType.named(EveryType::isOfTheHouse));
    }

    @Test
    void whoeverAsksForNothingInParticularHearsOfChangesOnly() {
        Ear bob = post.listen(BOB);
        doEverythingIn("/data");
        post.settle();
        assertThat(typesHeard(bob)).isEqualTo(EveryType.named(EventType::isChange));
    }

    @Test
    void whatWasReadableIsNotReplayedOnceItIsClosed() {
        doEverythingIn("/data");
        doings.chmod("/data", 0700);
        assertThat(replay(BOB)).allSatisfy(event -> assertThat(event).doesNotContain("/data/"));
        assertThat(replay(ALICE)).anySatisfy(event -> assertThat(event).contains("/data/"));
    }

    @Test
    void whatIsClosedIsNotHeardFromTheNextEventOn() {
        Ear bob = post.listen(BOB);
        doings.put("/data/a", OWNER);
        doings.chmod("/data", 0700);
        doings.put("/data/b", OWNER);
        doings.chmod("/data", 0755);
        doings.put("/data/c", OWNER);
        post.settle();
        assertThat(bob.events()).contains("file.created /data/c").endsWith("file.created /data/c");
        assertThat(bob.text()).contains("/data/c");
    }

    @Test
    void anEventIsJudgedByTheRightsAtDeliveryNotAtCommit() {
        Ear bob = post.listen(BOB);
        doings.put("/data/a", OWNER);
        doings.chmod("/data", 0700);
        post.settle();
        assertThat(bob.text()).doesNotContain("/data/a");
    }

    @Test
    void aDirectoryThatMayBePassedButNotListedTellsNothingOfItself() {
        doings.mkdir("/data/drop", OWNER, 0711);
        doings.mkdir("/data/drop/open", OWNER, 0755);
        Ear bob = post.listen(BOB);
        doings.put("/data/drop/a", OWNER);
        doings.put("/data/drop/open/b", OWNER);
        post.settle();
        assertThat(bob.events()).containsExactly("file.created /data/drop/open/b");
    }

    @Test
    void aClosedAncestorClosesAllBelow() {
        doings.mkdir("/secret/open", OWNER, 0777);
        Ear bob = post.listen(BOB);
        doEverythingIn("/secret/open");
        post.settle();
        assertThat(bob.events()).isEmpty();
    }

    @Test
    void whatHappenedInADirectoryThatWasMovedOutOfSightIsNotReplayed() {
        doings.mkdir("/data/run", OWNER, 0755);
        doings.put("/data/run/a", OWNER);
        doings.move("/data/run", "/secret/run");
        assertThat(replay(BOB)).noneMatch(event -> event.contains("/data/run/a"));
    }

    @Test
    void whatHappenedWhereItWasHiddenIsNotReplayedWhenItsDirectoryBecomesVisible() {
        doings.mkdir("/secret/run", OWNER, 0755);
        doings.put("/secret/run/a", OWNER);
        doings.move("/secret/run", "/data/run");
        doings.put("/data/run/b", OWNER);
        assertThat(replay(BOB)).contains("file.created /data/run/b").noneMatch(event -> event.contains("/secret/"));
    }

    @Test
    void aNameThatIsUsedAgainDoesNotOpenOrKeepOpenWhatHadItBefore() {
        doings.mkdir("/data/x", OWNER, 0700);
        doings.put("/data/x/hidden", OWNER);
        doings.move("/data/x", "/data/y");
        doings.mkdir("/data/x", OWNER, 0755);
        doings.put("/data/x/shown", OWNER);
        assertThat(replay(BOB)).contains("file.created /data/x/shown").noneMatch(event -> event.contains("hidden"));
        doings.mkdir("/data/z", OWNER, 0755);
        doings.put("/data/z/was-open", OWNER);
        doings.move("/data/z", "/data/zz");
        doings.mkdir("/data/z", OWNER, 0700);
        assertThat(replay(BOB)).noneMatch(event -> event.contains("was-open"));
    }

    @Test
    void aRecursiveDeleteIsHeardToTheLastEventByWhoeverCouldSeeIt() {
        doings.mkdir("/data/tree", OWNER, 0755);
        doings.mkdir("/data/tree/open", OWNER, 0755);
        doings.mkdir("/data/tree/closed", OWNER, 0700);
        doings.put("/data/tree/open/a", OWNER);
        doings.put("/data/tree/closed/b", OWNER);
        Ear bob = post.listen(BOB);
        List.of("/open/a", "/open", "/closed/b", "/closed", "").forEach(path -> doings.remove("/data/tree" + path));
        post.settle();
        List<String> told = List.of(
                "file.deleted /data/tree/open/a",
                "dir.deleted /data/tree/open",
                "dir.deleted /data/tree/closed",
                "dir.deleted /data/tree");
        assertThat(bob.events()).isEqualTo(told);
        assertThat(replay(BOB)).endsWith(told.getLast()).containsAll(told).noneMatch(e -> e.contains("closed/b"));
    }

    @Test
    void aDeletedDirectoryBelowAClosedOneStaysClosed() {
        doings.mkdir("/data/mid", OWNER, 0755);
        doings.mkdir("/data/mid/low", OWNER, 0755);
        doings.put("/data/mid/low/a", OWNER);
        doings.remove("/data/mid/low/a");
        doings.remove("/data/mid/low");
        doings.chmod("/data/mid", 0700);
        assertThat(replay(BOB)).noneMatch(event -> event.contains("/low"));
    }

    @Test
    void aRenameOutOfSightIsToldAsADepartureWithoutItsGoal() {
        doings.put("/data/a", OWNER);
        Ear bob = post.listen(BOB);
        doings.move("/data/a", "/secret/b");
        post.settle();
        assertThat(bob.events()).containsExactly("file.renamed /data/a");
        assertThat(bob.text()).doesNotContain("secret").contains("\"previous\":{\"path\":\"/data/a\"");
        assertThat(bob.frames().getFirst().path("data").path("file").has("path"))
                .isFalse();
        assertThat(bob.text()).doesNotContain(idOf("/secret"));
    }

    @Test
    void aRenameIntoSightIsToldAsAnArrivalWithoutItsStart() {
        doings.mkdir("/secret/dir", OWNER, 0755);
        Ear bob = post.listen(BOB);
        doings.move("/secret/dir", "/data/dir");
        post.settle();
        assertThat(bob.events()).containsExactly("dir.renamed /data/dir");
        assertThat(bob.text()).doesNotContain("secret").doesNotContain(idOf("/secret"));
        assertThat(bob.frames().getFirst().path("data").has("previous")).isFalse();
    }

    @Test
    void nobodyLearnsOfAHiddenEndByAskingForIt() {
        doings.put("/data/a", OWNER);
        Ear bySecretPath = post.listen(BOB, Selector.below(new StoragePath("/secret")), post.now());
        Ear bySecretSuffix = post.listen(
                BOB,
                new Selector(
                        StoragePath.ROOT, true, Set.of(), List.of(".hush"), java.util.OptionalInt.empty(), 0, Set.of()),
                post.now());
        doings.move("/data/a", "/secret/b.hush");
        post.settle();
        assertThat(bySecretPath.events()).isEmpty();
        assertThat(bySecretSuffix.events()).isEmpty();
    }

    @Test
    void aRestrictedCredentialHearsOnlyWhatItLeaves() {
        Principal.Restriction onlyData = (activity, path) -> path.isAtOrBelow(new StoragePath("/data"));
        var token = new Principal("alice", 1001, List.of(1001), StoragePath.ROOT, false, onlyData);
        var adminToken = new Principal("admin", 0, List.of(0), StoragePath.ROOT, true, onlyData);
        Ear narrow = post.listen(token);
        Ear narrowAdmin = post.listen(adminToken);
        doings.put("/data/a", OWNER);
        doings.put("/secret/a", OWNER);
        post.settle();
        assertThat(narrow.events()).containsExactly("file.created /data/a");
        assertThat(narrowAdmin.events()).containsExactly("file.created /data/a");
    }

    @Test
    void theSameUserWithTheSameRightsIsAskedOnceAndNobodyElseSharesTheAnswer() {
        Ear bob = post.listen(BOB);
        Ear admin = post.listen(ADMIN);
        doings.put("/secret/a", OWNER);
        post.settle();
        assertThat(admin.events()).containsExactly("file.created /secret/a");
        assertThat(bob.events()).isEmpty();
    }

    private void doEverythingIn(String directory) {
        doings.put(directory + "/a", OWNER);
        doings.overwrite(directory + "/a");
        doings.setXattr(directory + "/a", "k", "v");
        doings.touch(directory + "/a");
        doings.read(directory + "/a");
        doings.label(directory + "/a", "raw");
        doings.lose(directory + "/a", Loss.MISSING);
        doings.find(directory + "/a");
        doings.chmod(directory + "/a", 0600);
        doings.move(directory + "/a", directory + "/b");
        doings.remove(directory + "/b");
        doings.mkdir(directory + "/sub", OWNER, 0755);
        doings.list(directory + "/sub");
        doings.setXattr(directory + "/sub", "k", "v");
        doings.label(directory + "/sub", "raw");
        doings.chmod(directory + "/sub", 0750);
        doings.chmod(directory + "/sub", 0755);
        doings.move(directory + "/sub", directory + "/sub2");
        doings.remove(directory + "/sub2");
    }

    private List<String> replay(Principal who) {
        Ear ear = post.listen(who, EveryType.SELECTOR, ListeningPost.earliest());
        ear.listener.orElseThrow().cut();
        return ear.events();
    }

    /// What a live listener heard, preceded by what happened before he came: the making of the directories.
    private static List<String> replayOnly(Ear live, String directory) {
        List<String> all = new java.util.ArrayList<>(List.of("dir.created " + directory, "dir.created /secret"));
        all.addAll(live.events());
        return all;
    }

    private String idOf(String path) {
        return ((org.tidings.namespace.Resolution.Found) post.store.namespace().resolve(new StoragePath(path)))
                .entry()
                .id()
                .hex();
    }

    private static Set<String> typesHeard(Ear ear) {
        Set<String> types = new TreeSet<>();
        ear.events().forEach(event -> types.add(event.substring(0, event.indexOf(' '))));
        return types;
    }
}
