package org.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.StoragePath;
import org.tidings.store.TestClock;

class UsersTest {
    private static final PasswordHash HASH = PasswordHash.of("secret", 4, new SecureRandom());
    private static final User ALICE =
            new User("alice", HASH, 1001, List.of(1001, 100), new StoragePath("/home/alice"), Set.of(User.Role.ADMIN));
    private static final User BOB = new User("bob", HASH, 1002, List.of(1002), new StoragePath("/home/bob"), Set.of());

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("users.yaml");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        // Whatever the file system's clock does: another time than before.
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.nanoTime()));
        clock.step(Duration.ofSeconds(2));
    }

    @Test
    void whoWasPutIsFoundAsTheyWere() {
        Users.put(file, ALICE);
        Users.put(file, BOB);
        var users = new Users(file, clock);
        assertThat(users.named("alice")).contains(ALICE);
        assertThat(users.named("bob")).contains(BOB);
        assertThat(users.named("Alice")).isEmpty();
        assertThat(users.nameOf(1002)).contains("bob");
        assertThat(users.nameOf(1)).isEmpty();
        assertThat(users.all()).containsExactly(ALICE, BOB);
    }

    @Test
    void theFileIsForItsOwnerAloneWhateverItWas() throws IOException {
        Files.writeString(file, "users: {}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Users.put(file, ALICE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aUserIsReplacedAndRemoved() {
        Users.put(file, BOB);
        var promoted = new User("bob", HASH, 1002, List.of(5), StoragePath.ROOT, Set.of(User.Role.ADMIN));
        Users.put(file, promoted);
        assertThat(Users.in(file)).containsExactly(promoted);
        assertThat(Users.remove(file, "bob")).isTrue();
        assertThat(Users.remove(file, "bob")).isFalse();
        assertThat(Users.in(file)).isEmpty();
    }

    @Test
    void twoUsersOfOneUidAreRefusedAndNothingIsWritten() {
        Users.put(file, ALICE);
        var twin = new User("twin", HASH, 1001, List.of(1), StoragePath.ROOT, Set.of());
        assertThatThrownBy(() -> Users.put(file, twin)).isInstanceOf(UsersWrong.class);
        assertThat(Users.in(file)).containsExactly(ALICE);
    }

    @Test
    void aChangedFileIsSeenWithinASecond() {
        Users.put(file, ALICE);
        var users = new Users(file, clock);
        Users.put(file, BOB);
        Users.remove(file, "alice");
        assertThat(users.named("bob")).as("not looked yet").isEmpty();
        clock.step(Duration.ofSeconds(1));
        assertThat(users.named("bob")).contains(BOB);
        assertThat(users.named("alice")).isEmpty();
    }

    @Test
    void aFileThatBecameWrongKeepsItsLastGoodUsersAndIsComplainedOf() throws IOException {
        Users.put(file, ALICE);
        String good = Files.readString(file);
        var users = new Users(file, clock);
        assertThat(users.complaint()).isEmpty();
        write("users: [this is no map");
        assertThat(users.named("alice")).contains(ALICE);
        assertThat(users.complaint()).isPresent();
        write(good.replace("alice", "anna"));
        assertThat(users.complaint()).isEmpty();
        assertThat(users.named("anna")).isPresent();
        assertThat(users.named("alice")).isEmpty();
        Files.delete(file);
        clock.step(Duration.ofSeconds(2));
        assertThat(users.named("anna")).isPresent();
        assertThat(users.complaint().orElseThrow()).contains("no users file");
    }

    @Test
    void aMissingFileIsSaidAtStart() {
        assertThatThrownBy(() -> new Users(file, clock))
                .isInstanceOf(UsersWrong.class)
                .hasMessageContaining("tidings user add");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people: {}",
                "users: [alice]",
                "users: {alice: hunter2}",
                "users: {alice: {password: hunter2, uid: 1, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: one, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: 1.5, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: 65534, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: -1, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: 1, gids: [], home: /}}",
                "users: {alice: {password: HASH, uid: 1, gids: 1, home: /}}",
                "users: {alice: {password: HASH, uid: 1, gids: [1], home: /../etc}}",
                "users: {alice: {password: HASH, uid: 1, gids: [1], home: /, roles: [king]}}",
                "users: {alice: {password: HASH, uid: 1, gids: [1], home: /, shell: sh}}",
                "users: {anonymous: {password: HASH, uid: 1, gids: [1], home: /}}",
                "users: {'a:b': {password: HASH, uid: 1, gids: [1], home: /}}",
                "users: {alice: {password: HASH, uid: 1, gids: [1], home: /}, alice: {}}",
                "users: {alice: {password: HASH, uid: 1, gids: [1], home: /}, bob: {password: HASH, uid: 1, gids:"
                        + " [1]}}",
                "\"hunter2"
            })
    void whatIsWrongIsSaidInASentenceThatTellsNoSecret(String text) throws IOException {
        Files.writeString(file, text.replace("HASH", "'" + HASH.crypt() + "'"));
        assertThatThrownBy(() -> new Users(file, clock))
                .isInstanceOf(UsersWrong.class)
                .message()
                .isNotBlank()
                .doesNotContain(HASH.crypt().substring(8))
                .doesNotContain("hunter2");
    }

    @Test
    void anEmptyFileHasNoUsers() throws IOException {
        Files.writeString(file, "# nobody yet\n");
        assertThat(new Users(file, clock).all()).isEmpty();
        Files.writeString(file, "users:\n");
        assertThat(Users.in(file)).isEmpty();
    }

    @Test
    void aUsersRightsAreThoseOfTheFile() {
        Principal alice = ALICE.asPrincipal();
        assertThat(alice.admin()).isTrue();
        assertThat(alice.gids()).containsExactly(1001, 100);
        assertThat(BOB.asPrincipal().admin()).isFalse();
        assertThat(ALICE.toString()).doesNotContain(HASH.crypt().substring(8));
    }
}
