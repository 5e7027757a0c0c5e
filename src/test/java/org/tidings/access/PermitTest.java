package org.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.Owner;
import org.tidings.model.PoolName;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// `/d/f`: a file, or a directory, or nothing, in a directory. Both belong to uid 7, gid 70, unless said.
class PermitTest {
    private static final StoragePath PATH = new StoragePath("/d/f");
    private static final FileId D = new FileId("d".repeat(36));
    private static final FileId F = new FileId("f".repeat(36));
    private static final Set<Activity> ALL = EnumSet.allOf(Activity.class);

    /// Whom the mode bits know.
    private enum Who {
        OWNER(7, 71, 6),
        GROUP(8, 70, 3),
        OTHER(9, 90, 0),
        ANYBODY(Principal.NOBODY, Principal.NOBODY, 0);

        private final Principal principal;
        private final int shift;

        Who(int uid, int gid, int shift) {
            this.principal = person(uid, false, gid);
            this.shift = shift;
        }

        /// A mode that gives this class these bits, and every other class the opposite.
        Mode mode(int bits) {
            return new Mode((0777 & ~(7 << shift) & ~(bits * 0111)) | (bits << shift));
        }
    }

    private static Principal person(int uid, boolean admin, Integer... gids) {
        return new Principal("p" + uid, uid, List.of(gids), StoragePath.ROOT, admin, Principal.Restriction.NONE);
    }

    private static Entry.Attributes attributes(int uid, Mode mode) {
        return new Entry.Attributes(
                new Owner(uid, 70), mode, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Entry.Extras.NONE);
    }

    private static List<Entry.Directory> above(Mode mode) {
        var root = new Entry.Directory(FileId.ROOT, FileId.ROOT, "", attributes(0, new Mode(0755)));
        return List.of(root, new Entry.Directory(D, FileId.ROOT, "d", attributes(7, mode)));
    }

    private static Entry.File file(int uid, Mode mode) {
        var content = new Content(1, 0, List.of(), new PoolName("p"));
        return new Entry.File(F, D, "f", attributes(uid, mode), content);
    }

    private static Entry.Directory directory(Mode mode) {
        return new Entry.Directory(F, D, "f", attributes(7, mode));
    }

    private static Set<Activity> allowed(Principal who, Resolution where) {
        Set<Activity> allowed = EnumSet.noneOf(Activity.class);
        ALL.stream().filter(a -> Permit.allows(who, a, PATH, where)).forEach(allowed::add);
        return allowed;
    }

    private static Set<Activity> activities(String words) {
        Set<Activity> set = EnumSet.noneOf(Activity.class);
        Stream.of(words.split(" "))
                .filter(w -> !w.isEmpty())
                .map(Activity::valueOf)
                .forEach(set::add);
        return set;
    }

    private static Set<Activity> asOwner(Who who, Set<Activity> rights) {
        Set<Activity> set = EnumSet.copyOf(rights);
        if (who == Who.OWNER) {
            set.add(Activity.MANAGE);
        }
        return set;
    }

    @ParameterizedTest(name = "bits {0}")
    @CsvSource({
        "0, READ_METADATA",
        "1, READ_METADATA",
        "2, READ_METADATA UPLOAD UPDATE_METADATA",
        "3, READ_METADATA UPLOAD UPDATE_METADATA",
        "4, READ_METADATA DOWNLOAD STAGE",
        "5, READ_METADATA DOWNLOAD STAGE",
        "6, READ_METADATA DOWNLOAD STAGE UPLOAD UPDATE_METADATA",
        "7, READ_METADATA DOWNLOAD STAGE UPLOAD UPDATE_METADATA"
    })
    void aFilesBitsAreThoseOfTheFirstClassThatFits(int bits, String words) {
        for (Who who : Who.values()) {
            var found = new Resolution.Found(above(new Mode(0555)), file(7, who.mode(bits)));
            assertThat(allowed(who.principal, found)).as("%s", who).isEqualTo(asOwner(who, activities(words)));
        }
    }

    @ParameterizedTest(name = "bits {0}")
    @CsvSource({
        "0, READ_METADATA",
        "1, READ_METADATA",
        "2, READ_METADATA UPLOAD UPDATE_METADATA",
        "3, READ_METADATA UPLOAD UPDATE_METADATA",
        "4, READ_METADATA",
        "5, READ_METADATA LIST",
        "6, READ_METADATA UPLOAD UPDATE_METADATA",
        "7, READ_METADATA LIST UPLOAD UPDATE_METADATA"
    })
    void aDirectorysBitsAreThoseOfTheFirstClassThatFits(int bits, String words) {
        for (Who who : Who.values()) {
            var found = new Resolution.Found(above(new Mode(0555)), directory(who.mode(bits)));
            assertThat(allowed(who.principal, found)).as("%s", who).isEqualTo(asOwner(who, activities(words)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void removingAndCreatingNeedToWriteAndTraverseTheDirectory(Who who) {
        for (int bits = 0; bits < 8; bits++) {
            var above = above(who.mode(bits));
            boolean both = bits == 3 || bits == 7;
            var found = new Resolution.Found(above, file(1, new Mode(0)));
            assertThat(Permit.allows(who.principal, Activity.DELETE, PATH, found))
                    .as("delete, bits %s", bits)
                    .isEqualTo(both);
            assertThat(Permit.allows(who.principal, Activity.UPLOAD, PATH, new Resolution.Absent(above)))
                    .as("create, bits %s", bits)
                    .isEqualTo(both);
            assertThat(Permit.allows(who.principal, Activity.UPLOAD, PATH, new Resolution.ParentAbsent(above, "x")))
                    .as("create with parents, bits %s", bits)
                    .isEqualTo(both);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheTraverseBitNothingBehindADirectoryCanBeToldFromNothing(Who who) {
        for (int bits = 0; bits < 8; bits += 2) {
            var above = above(who.mode(bits));
            var open = new Mode(0777);
            for (Resolution where : List.of(
                    new Resolution.Found(above, file(1, open)),
                    new Resolution.Found(above, directory(open)),
                    new Resolution.Absent(above),
                    new Resolution.ParentAbsent(above, "x"),
                    new Resolution.ThroughFile(above, file(1, open)))) {
                assertThat(allowed(who.principal, where)).isEmpty();
            }
        }
    }

    @Test
    void aShutDirectoryFarAboveShutsAllBelow() {
        var root = new Entry.Directory(FileId.ROOT, FileId.ROOT, "", attributes(0, new Mode(0700)));
        var where = new Resolution.Found(List.of(root, above(new Mode(0777)).getLast()), file(9, new Mode(0777)));
        assertThat(allowed(Who.OTHER.principal, where)).isEmpty();
    }

    @ParameterizedTest(name = "{0} removes a file of {1} from a sticky directory of 7: {2}")
    @CsvSource({"7, 9, true", "9, 9, true", "8, 9, false", "8, 8, true", "9, 8, false", "65534, 65534, false"})
    void inAStickyDirectoryOwnersOfTheFileOrTheDirectoryRemove(int uid, int fileUid, boolean may) {
        var found = new Resolution.Found(above(new Mode(01777)), file(fileUid, new Mode(0777)));
        assertThat(Permit.allows(person(uid, false, 1), Activity.DELETE, PATH, found))
                .isEqualTo(may);
    }

    @Test
    void anAdminMayDoEverythingAnywhere() {
        var admin = person(1, true, 1);
        var shut = above(new Mode(0));
        assertThat(allowed(admin, new Resolution.Found(shut, file(9, new Mode(0)))))
                .isEqualTo(ALL);
        assertThat(allowed(admin, new Resolution.Absent(shut))).isEqualTo(ALL);
    }

    @Test
    void nobodyOwnsWhatAnybodyMade() {
        var made = new Resolution.Found(above(new Mode(0777)), file(Principal.NOBODY, new Mode(0700)));
        assertThat(allowed(Principal.ANONYMOUS, made))
                .containsExactlyInAnyOrder(Activity.READ_METADATA, Activity.DELETE);
    }

    @Test
    void everyGroupOfSomebodyCounts() {
        var found = new Resolution.Found(above(new Mode(0755)), file(7, new Mode(0040)));
        assertThat(Permit.allows(person(8, false, 1, 2, 70), Activity.DOWNLOAD, PATH, found))
                .isTrue();
        assertThat(Permit.allows(person(8, false, 1, 2, 71), Activity.DOWNLOAD, PATH, found))
                .isFalse();
    }

    @Test
    void aRestrictionTakesAwayWhatTheModeGivesEvenFromAnAdmin() {
        Principal.Restriction reading = (activity, path) -> activity == Activity.DOWNLOAD;
        var found = new Resolution.Found(above(new Mode(0777)), file(7, new Mode(0777)));
        for (boolean admin : new boolean[] {true, false}) {
            var restricted = new Principal("r", 7, List.of(70), StoragePath.ROOT, admin, reading);
            assertThat(allowed(restricted, found)).containsExactly(Activity.DOWNLOAD);
        }
        var shut = new Resolution.Found(above(new Mode(0777)), file(1, new Mode(0)));
        var restricted = new Principal("r", 9, List.of(90), StoragePath.ROOT, false, reading);
        assertThat(allowed(restricted, shut)).as("it gives nothing").isEmpty();
    }

    @Test
    void aRestrictionToUploadReplacesNothing() {
        var found = new Resolution.Found(above(new Mode(0777)), file(7, new Mode(0777)));
        var absent = new Resolution.Absent(above(new Mode(0777)));
        Principal.Restriction uploading = (activity, path) -> activity == Activity.UPLOAD;
        Principal.Restriction replacing =
                (activity, path) -> activity == Activity.UPLOAD || activity == Activity.DELETE;
        Principal who = person(7, false, 70);
        assertThat(Permit.allows(who.restrictedTo(uploading), Activity.UPLOAD, PATH, absent))
                .isTrue();
        assertThat(Permit.allows(who.restrictedTo(uploading), Activity.UPLOAD, PATH, found))
                .isFalse();
        assertThat(Permit.allows(who.restrictedTo(replacing), Activity.UPLOAD, PATH, found))
                .isTrue();
    }

    @Test
    void toRenameTakesTheActivityOfRenamingOrOfRemoving() {
        var found = new Resolution.Found(above(new Mode(0777)), file(7, new Mode(0777)));
        var shut = new Resolution.Found(above(new Mode(0555)), file(7, new Mode(0777)));
        for (Activity only : Activity.values()) {
            Principal who = person(7, false, 71).restrictedTo((activity, path) -> activity == only);
            boolean leaves = only == Activity.MANAGE || only == Activity.DELETE;
            assertThat(Permit.allowsLeaving(who, PATH, found)).as(only.name()).isEqualTo(leaves);
            assertThat(Permit.allowsLeaving(who, PATH, shut)).isFalse();
        }
    }

    @Test
    void theRootIsNotRemovedByWhoOwnsIt() {
        var root = new Entry.Directory(FileId.ROOT, FileId.ROOT, "", attributes(7, new Mode(0777)));
        var found = new Resolution.Found(List.of(), root);
        assertThat(Permit.allows(Who.OWNER.principal, Activity.DELETE, StoragePath.ROOT, found))
                .isFalse();
        assertThat(Permit.allows(Who.OWNER.principal, Activity.LIST, StoragePath.ROOT, found))
                .isTrue();
    }

    @Test
    void nothingIsCreatedBelowAFile() {
        var through = new Resolution.ThroughFile(above(new Mode(0777)), file(7, new Mode(0777)));
        assertThat(allowed(Who.OWNER.principal, through)).doesNotContain(Activity.UPLOAD, Activity.DELETE);
    }

    @Test
    void namesAreSeenWithReadAndTraverse() {
        for (int bits : IntStream.range(0, 8).toArray()) {
            for (Who who : Who.values()) {
                assertThat(Permit.lists(who.principal, directory(who.mode(bits))))
                        .isEqualTo((bits & 5) == 5);
            }
        }
    }
}
