package org.tidings.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidings.access.PrivateFile;

/// The secrets that macaroons are signed with, kept in a file of one line each: id, time made, secret.
///
/// A key signs for a month and is kept for as long as something that it signed can be good.
public final class KeyRing {
    private static final Duration SIGNS_FOR = Duration.ofDays(30);
    private static final int SECRET_BYTES = 32;
    private static final int ID_CHARACTERS = 8;

    private final Path file;
    private final Duration longest;
    private final InstantSource clock;
    private final SecureRandom random;
    private List<Key> keys;

    /// No form of it tells the secret.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Key(String id, Instant made, byte[] secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }

        String line() {
            return id + " " + made + " " + Base64.getEncoder().encodeToString(secret) + "\n";
        }

        static Key parse(String line) {
            String[] words = line.split(" ");
            return new Key(
                    words[0], Instant.parse(words[1]), Base64.getDecoder().decode(words[2]));
        }
    }

    /// @param longest how long a macaroon can be good
    /// @throws TokensBroken when the file is there and cannot be read
    public KeyRing(Path file, Duration longest, InstantSource clock, SecureRandom random) {
        this.file = file;
        this.longest = longest;
        this.clock = clock;
        this.random = random;
        this.keys = read();
    }

    /// The key to sign with now.
    synchronized Key current() {
        Instant now = clock.instant();
        if (keys.isEmpty() || keys.getLast().made().plus(SIGNS_FOR).isBefore(now)) {
            List<Key> more = new ArrayList<>(keys);
            more.removeIf(key -> key.made().plus(SIGNS_FOR).plus(longest).isBefore(now));
            more.add(fresh(now));
            write(more);
            keys = List.copyOf(more);
        }
        return keys.getLast();
    }

    synchronized Optional<Key> named(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private Key fresh(Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return new Key(Base64.getUrlEncoder().encodeToString(hash).substring(0, ID_CHARACTERS), now, secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private List<Key> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Key::parse).toList()
                    : List.of();
        } catch (IOException | RuntimeException e) {
            throw new TokensBroken("The keys of macaroons in " + file + " cannot be read.", e);
        }
    }

    private void write(List<Key> all) {
        try {
            PrivateFile.replace(file, all.stream().map(Key::line).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new TokensBroken("The keys of macaroons cannot be written to " + file + ".", e);
        }
    }
}
