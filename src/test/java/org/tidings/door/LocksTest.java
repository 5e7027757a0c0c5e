package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.door.TestSite.ADMIN;
import static org.tidings.door.TestSite.ALICE;
import static org.tidings.door.TestSite.BOB;
import static org.tidings.door.TestSite.holding;
import static org.tidings.door.TestSite.path;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.door.Lock.Scope;
import org.tidings.door.LockEntry.Granted;
import org.tidings.pool.PoolBroken;

class LocksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final TestSite site = new TestSite();

    @BeforeEach
    void makeTree() {
        site.directory("/data", ALICE, "0777");
        site.directory("/data/d", ALICE, "0777");
        site.file("/data/d/a", ALICE, "0666", "a");
    }

    private LockEntry.Outcome lock(Caller caller, String path, Scope scope, boolean deep) {
        return site.lockEntry.lock(caller, new Lock.Wanted(path(path), scope, deep, "", MINUTE));
    }

    private String locked(Caller caller, String path, boolean deep) {
        return ((Granted) lock(caller, path, Scope.EXCLUSIVE, deep)).lock().token();
    }

    @Test
    void aLockedFileIsWrittenOnlyWithItsTokenByItsOwner() {
        String token = locked(ALICE, "/data/d/a", false);
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.put(ALICE, "/data/d/a", "b")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.put(holding(BOB, token), "/data/d/a", "b"))
                .as("the token is not enough")
                .isInstanceOf(Refusal.Locked.class);
        assertThat(site.put(holding(ALICE, token), "/data/d/a", "b")).isInstanceOf(PutFile.Replaced.class);
    }

    @Test
    void aLockStopsEveryWritingOperation() {
        site.put(BOB, "/data/b", "b");
        locked(ALICE, "/data/d/a", false);
        var attributes = ChangeAttributes.Changes.NONE.withLabels(Set.of("x"), Set.of());
        assertThat(site.delete(BOB, "/data/d/a")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.delete(BOB, "/data/d")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.move(BOB, "/data/d/a", "/data/x")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.move(BOB, "/data/d", "/data/x")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.move(BOB, "/data/b", "/data/d/a")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.copy(BOB, "/data/b", "/data/d/a")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.changeAttributes.change(BOB, path("/data/d/a"), attributes, Precondition.NONE))
                .isInstanceOf(Refusal.Locked.class);
        assertThat(site.text("/data/d/a")).contains("a");
        assertThat(site.copy(BOB, "/data/d/a", "/data/copy")).isInstanceOf(CopyEntry.Copied.class);
    }

    @Test
    void aLockedDirectoryKeepsItsNamesButNotItsFiles() {
        String token = locked(ALICE, "/data/d", false);
        assertThat(site.put(BOB, "/data/d/new", "b")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.mkdir(BOB, "/data/d/new")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.delete(BOB, "/data/d/a")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.move(BOB, "/data/d/a", "/data/x")).isInstanceOf(Refusal.Locked.class);
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.put(holding(ALICE, token), "/data/d/new", "b")).isInstanceOf(PutFile.Stored.class);
    }

    @Test
    void aDeepLockHoldsForAllBelow() {
        locked(ALICE, "/data", true);
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(Refusal.Locked.class);
        assertThat(lock(BOB, "/data/d/a", Scope.SHARED, false)).isInstanceOf(Refusal.Locked.class);
        assertThat(site.locks.covering(path("/data/d/a"))).hasSize(1);
        assertThat(site.locks.covering(path("/datax"))).isEmpty();
    }

    @Test
    void aDeepLockMeetsLocksBelow() {
        locked(ALICE, "/data/d/a", false);
        assertThat(lock(BOB, "/data", Scope.EXCLUSIVE, true)).isInstanceOf(Refusal.Locked.class);
        assertThat(lock(BOB, "/data", Scope.EXCLUSIVE, false)).isInstanceOf(Granted.class);
    }

    @Test
    void sharedLocksAreSharedAndOneIsEnough() {
        var alices = (Granted) lock(ALICE, "/data/d/a", Scope.SHARED, false);
        assertThat(lock(BOB, "/data/d/a", Scope.SHARED, false)).isInstanceOf(Granted.class);
        assertThat(lock(BOB, "/data/d/a", Scope.EXCLUSIVE, false)).isInstanceOf(Refusal.Locked.class);
        assertThat(site.put(holding(ALICE, alices.lock().token()), "/data/d/a", "b"))
                .isInstanceOf(PutFile.Replaced.class);
        assertThat(site.put(ADMIN, "/data/d/a", "c")).isInstanceOf(Refusal.Locked.class);
    }

    @Test
    void aLockEndsWhenItsTimeIsUpUnlessRefreshed() {
        String token = locked(ALICE, "/data/d/a", false);
        site.clock.step(Duration.ofSeconds(50));
        assertThat(site.lockEntry.refresh(ALICE, path("/data/d/a"), token, MINUTE))
                .isInstanceOf(Granted.class);
        site.clock.step(Duration.ofSeconds(50));
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(Refusal.Locked.class);
        site.clock.step(Duration.ofSeconds(11));
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(PutFile.Replaced.class);
        assertThat(site.lockEntry.refresh(ALICE, path("/data/d/a"), token, MINUTE))
                .isInstanceOf(Refusal.NoSuchLock.class);
    }

    @Test
    void aLockIsGivenUpByItsOwnerOrAnAdminOnly() {
        String token = locked(ALICE, "/data/d/a", false);
        assertThat(site.lockEntry.unlock(BOB, path("/data/d/a"), token)).isInstanceOf(Refusal.NoSuchLock.class);
        assertThat(site.lockEntry.unlock(ALICE, path("/data/d"), token)).isInstanceOf(Refusal.NoSuchLock.class);
        assertThat(site.lockEntry.unlock(ALICE, path("/data/d/a"), token)).isInstanceOf(LockEntry.Released.class);
        assertThat(site.put(BOB, "/data/d/a", "b")).isInstanceOf(PutFile.Replaced.class);
        String another = locked(ALICE, "/data/d/a", false);
        assertThat(site.lockEntry.unlock(ADMIN, path("/data/d/a"), another)).isInstanceOf(LockEntry.Released.class);
    }

    @Test
    void aLockOnNothingMakesAnEmptyFile() {
        int before = site.events().size();
        var granted = (Granted) lock(ALICE, "/data/new", Scope.EXCLUSIVE, false);
        assertThat(granted.created()).isTrue();
        assertThat(site.kindsAfter(before)).containsExactly("file.created");
        assertThat(site.text("/data/new")).contains("");
        assertThat(site.put(ADMIN, "/data/new", "b")).isInstanceOf(Refusal.Locked.class);
        assertThat(lock(ALICE, "/data/none/new", Scope.EXCLUSIVE, false)).isInstanceOf(Refusal.ParentAbsent.class);
    }

    @Test
    void aLockThatCouldNotMakeItsFileIsNotTaken() {
        site.pool.breakDown("The disk is out for lunch.");
        assertThatThrownBy(() -> lock(ALICE, "/data/new", Scope.EXCLUSIVE, false))
                .isInstanceOf(PoolBroken.class);
        site.pool.repair();
        assertThat(site.locks.covering(path("/data/new"))).isEmpty();
    }

    @Test
    void lockingNeedsToWrite() {
        site.own("/data/d/a", ALICE, "0644");
        site.own("/data/d", ALICE, "0755");
        assertThat(lock(BOB, "/data/d/a", Scope.SHARED, false)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(lock(BOB, "/data/d/new", Scope.SHARED, false)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(site.exists("/data/d/new")).isFalse();
    }

    @Test
    void aLockDoesNotMoveWithItsFileNorOutliveIt() {
        String token = locked(ALICE, "/data/d/a", false);
        assertThat(site.move(holding(ALICE, token), "/data/d/a", "/data/b")).isInstanceOf(MoveEntry.Moved.class);
        assertThat(site.locks.covering(path("/data/b"))).isEmpty();
        assertThat(site.put(BOB, "/data/d/a", "new")).isInstanceOf(PutFile.Stored.class);
        String deep = locked(ALICE, "/data/d", true);
        assertThat(site.delete(holding(ALICE, deep), "/data/d")).isInstanceOf(DeleteEntry.Deleted.class);
        assertThat(site.locks.covering(path("/data/d"))).isEmpty();
    }

    @Test
    void anUploadFinishedAfterSomebodyLockedIsHeldUp() {
        try (Upload upload = site.begun(BOB, "/data/d/a")) {
            upload.write(TestSite.bytes("late"));
            locked(ALICE, "/data/d/a", false);
            assertThat(upload.finish()).isInstanceOf(Refusal.Locked.class);
        }
        assertThat(site.text("/data/d/a")).contains("a");
        assertThat(site.keys()).isEqualTo(site.namedKeys());
    }

    @Test
    void thereIsALimitPerUserAndInAll() {
        var few = new Locks(site.clock, new Locks.Limits(2, 3, Duration.ofHours(1)));
        assertThat(take(few, ALICE, "/a")).isInstanceOf(Granted.class);
        assertThat(take(few, ALICE, "/b")).isInstanceOf(Granted.class);
        assertThat(take(few, ALICE, "/c")).isInstanceOf(Refusal.TooMuch.class);
        assertThat(take(few, BOB, "/c")).isInstanceOf(Granted.class);
        assertThat(take(few, BOB, "/d")).isInstanceOf(Refusal.TooMuch.class);
        site.clock.step(MINUTE);
        assertThat(take(few, ALICE, "/e")).as("expired ones do not count").isInstanceOf(Granted.class);
    }

    @Test
    void noLockLastsLongerThanTheLongest() {
        var wanted = new Lock.Wanted(path("/a"), Scope.EXCLUSIVE, false, "", Duration.ofSeconds(Integer.MAX_VALUE));
        var granted = (Granted) site.locks.take(ALICE, wanted, "t");
        assertThat(granted.lock().expires()).isEqualTo(site.clock.instant().plus(Duration.ofHours(1)));
    }

    private static LockEntry.Outcome take(Locks locks, Caller caller, String path) {
        var wanted = new Lock.Wanted(path(path), Scope.EXCLUSIVE, false, "", MINUTE);
        return locks.take(caller, wanted, "token of " + path);
    }
}
