package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.ChangeAttributes.Changes.NONE;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.path;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.door.ChangeAttributes.Changed;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.door.ChangeAttributes.Outcome;
import org.tidings.door.ChangeAttributes.Permissions;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;

class AttributesTest {
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeFile() {
        site.directory("/data", ALICE, "0755");
        site.file("/data/a", ALICE, "0664", "a");
    }

    private Outcome change(Caller caller, Changes changes) {
        return site.changeAttributes.change(caller, path("/data/a"), changes, Precondition.NONE);
    }

    private static Changes xattr(String name, String text) {
        return NONE.withXattrs(Map.of(name, Optional.of(text)));
    }

    @Test
    void eachKindOfChangeIsToldOnceWithBeforeAndAfter() {
        int before = site.events().size();
        Changes all = NONE.with(Permissions.ofMode(new Mode(0600)))
                .modifiedAt(Instant.parse("2020-01-01T00:00:00Z"))
                .withXattrs(Map.of("colour", Optional.of("red")))
                .withLabels(Set.of("raw"), Set.of());
        assertThat(change(ALICE, all))
                .isEqualTo(new Changed(site.entry("/data/a").id(), true));
        assertThat(site.kindsAfter(before))
                .containsExactly("acl.changed", "file.metadata", "file.metadata", "label.changed");
        var permissions =
                (NamespaceEvent.PermissionsChanged) site.eventsAfter(before).getFirst();
        assertThat(permissions.previousMode()).isEqualTo(new Mode(0664));
        assertThat(permissions.subject().mode()).isEqualTo(new Mode(0600));
        var now = site.entry("/data/a").attributes();
        assertThat(now.mode()).isEqualTo(new Mode(0600));
        assertThat(now.modified()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(now.xattrs()).containsExactly(Map.entry("colour", "red"));
        assertThat(now.labels()).containsExactly("raw");
    }

    @Test
    void whatIsAlreadySoIsNoEvent() {
        change(ALICE, xattr("colour", "red"));
        int before = site.events().size();
        Changes same = xattr("colour", "red").with(Permissions.ofMode(new Mode(0664)));
        assertThat(((Changed) change(ALICE, same)).anything()).isFalse();
        Changes gone = NONE.withXattrs(Map.of("shape", Optional.empty()));
        assertThat(((Changed) change(ALICE, gone)).anything()).isFalse();
        assertThat(site.kindsAfter(before)).isEmpty();
    }

    @Test
    void anAttributeIsRemovedAndALabelTakenOff() {
        change(ALICE, xattr("colour", "red").withLabels(Set.of("raw", "good"), Set.of()));
        change(ALICE, NONE.withXattrs(Map.of("colour", Optional.empty())).withLabels(Set.of(), Set.of("raw")));
        assertThat(site.entry("/data/a").attributes().xattrs()).isEmpty();
        assertThat(site.entry("/data/a").attributes().labels()).containsExactly("good");
    }

    @Test
    void attributesAreWrittenByWhoMayWriteTheFile() {
        assertThat(change(BOB, xattr("colour", "red"))).isInstanceOf(Refusal.Forbidden.class);
        change(ADMIN, NONE.with(new Permissions(Optional.empty(), Optional.empty(), Optional.of(100))));
        assertThat(change(BOB, xattr("colour", "red"))).isInstanceOf(Changed.class);
    }

    @Test
    void onlyTheOwnerChangesTheMode() {
        var open = NONE.with(Permissions.ofMode(new Mode(0777)));
        assertThat(change(BOB, open)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(change(ALICE, open)).isInstanceOf(Changed.class);
        assertThat(change(BOB, NONE.with(Permissions.ofMode(new Mode(0)))))
                .as("writing is not owning")
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void onlyAnAdminGivesAFileAwayAndItsOwnerOnlyToGroupsOfTheirs() {
        var toBob = NONE.with(new Permissions(Optional.empty(), Optional.of(1002), Optional.empty()));
        var toShared = NONE.with(new Permissions(Optional.empty(), Optional.empty(), Optional.of(100)));
        var toBobsGroup = NONE.with(new Permissions(Optional.empty(), Optional.empty(), Optional.of(1002)));
        assertThat(change(ALICE, toBob)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(change(ALICE, toBobsGroup)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(change(ALICE, toShared)).isInstanceOf(Changed.class);
        assertThat(change(BOB, toBob)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(change(ADMIN, toBob)).isInstanceOf(Changed.class);
        assertThat(site.entry("/data/a").attributes().owner()).isEqualTo(new Owner(1002, 100));
    }

    @Test
    void extendedAttributesHaveALimitInAll() {
        String large = "x".repeat(40_000);
        assertThat(change(ALICE, xattr("one", large))).isInstanceOf(Changed.class);
        assertThat(change(ALICE, xattr("two", large))).isInstanceOf(Refusal.TooMuch.class);
        Map<String, Optional<String>> swap = new HashMap<>();
        swap.put("one", Optional.empty());
        swap.put("two", Optional.of(large));
        assertThat(change(ALICE, NONE.withXattrs(swap))).isInstanceOf(Changed.class);
        assertThat(change(ALICE, xattr("n".repeat(256), ""))).isInstanceOf(Refusal.TooMuch.class);
    }

    @Test
    void whatNoTextCanBeIsNeitherNameNorValue() {
        String half = "a\ud800";
        assertThat(change(ALICE, xattr("x", half))).isInstanceOf(Refusal.TooMuch.class);
        assertThat(change(ALICE, xattr(half, "x"))).isInstanceOf(Refusal.TooMuch.class);
        assertThat(change(ALICE, NONE.withLabels(Set.of(half), Set.of()))).isInstanceOf(Refusal.TooMuch.class);
    }

    @Test
    void labelsHaveALimit() {
        Set<String> many = IntStream.range(0, 64).mapToObj(i -> "l" + i).collect(Collectors.toSet());
        assertThat(change(ALICE, NONE.withLabels(many, Set.of()))).isInstanceOf(Changed.class);
        assertThat(change(ALICE, NONE.withLabels(Set.of("one more"), Set.of()))).isInstanceOf(Refusal.TooMuch.class);
        assertThat(change(ALICE, NONE.withLabels(Set.of("one more"), Set.of("l1"))))
                .isInstanceOf(Changed.class);
        assertThat(change(ALICE, NONE.withLabels(Set.of(""), Set.of("l2")))).isInstanceOf(Refusal.TooMuch.class);
    }

    @Test
    void aDirectoryHasAttributesToo() {
        var outcome = site.changeAttributes.change(ALICE, path("/data"), xattr("colour", "red"), Precondition.NONE);
        assertThat(outcome).isInstanceOf(Changed.class);
        assertThat(site.entry("/data").attributes().xattrs()).containsEntry("colour", "red");
        assertThat(site.changeAttributes.change(ADMIN, path("/"), xattr("a", "b"), Precondition.NONE))
                .isInstanceOf(Changed.class);
    }

    @Test
    void aChangeOfWhatChangedMeanwhileIsDecidedAgain() {
        site.ledger.beforeNextCommit(() -> change(ALICE, xattr("theirs", "1")));
        assertThat(change(ALICE, xattr("ours", "2"))).isInstanceOf(Changed.class);
        assertThat(site.entry("/data/a").attributes().xattrs()).containsOnlyKeys("theirs", "ours");
    }

    @Test
    void aRightLostMeanwhileIsLost() {
        change(ADMIN, NONE.with(Permissions.ofMode(new Mode(0666))));
        site.ledger.beforeNextCommit(() -> change(ALICE, NONE.with(Permissions.ofMode(new Mode(0644)))));
        assertThat(change(BOB, xattr("ours", "2"))).isInstanceOf(Refusal.Forbidden.class);
    }
}
