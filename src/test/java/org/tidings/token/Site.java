package org.tidings.token;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.tidings.access.PasswordHash;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.model.StoragePath;
import org.tidings.store.TestClock;

/// A site with one user, alice, and what it needs for tokens.
final class Site {
    private static final SecureRandom RANDOM = new SecureRandom();

    final TestClock clock = new TestClock();
    final Path usersFile;
    final Users users;
    final Revoked revoked;
    final Macaroons macaroons;

    Site(Path directory) {
        usersFile = directory.resolve("users.yaml");
        Users.put(
                usersFile,
                new User(
                        "alice",
                        PasswordHash.of("x", 4, RANDOM),
                        1001,
                        List.of(1001, 100),
                        new StoragePath("/home/alice"),
                        Set.of()));
        users = new Users(usersFile, clock);
        revoked = new Revoked(directory.resolve("revoked"), clock);
        Duration week = Duration.ofDays(7);
        var keys = new KeyRing(directory.resolve("keys"), week, clock, RANDOM);
        var keeping = new Macaroons.Keeping(keys, revoked, Duration.ofDays(1), week);
        macaroons = new Macaroons("here", users, keeping, clock, RANDOM);
    }
}
