package org.tidings.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// A password as bcrypt keeps it; `htpasswd -B` writes the same.
///
/// @param crypt as in `$2a$10$…`, 60 characters
public record PasswordHash(String crypt) {
    /// Two to the power of this rounds: about 70 ms on a machine of our time.
    public static final int USUAL_COST = 10;
    /// More would let one login keep a core busy for seconds.
    private static final int HIGHEST_COST = 14;

    private static final int LOWEST_COST = 4;
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
    // bcrypt looks at 72 bytes; of longer passwords it is given a SHA-512.
    private static final LongPasswordStrategy LONG = LongPasswordStrategies.hashSha512(VERSION);

    /// @throws IllegalArgumentException with a sentence that does not tell the hash
    public PasswordHash {
        if (!crypt.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
            throw new IllegalArgumentException("A password is kept as bcrypt writes it: 60 characters from '$2' on.");
        }
        int cost = cost(crypt);
        if (cost < LOWEST_COST || cost > HIGHEST_COST) {
            throw new IllegalArgumentException(
                    "A password's bcrypt cost is " + LOWEST_COST + " to " + HIGHEST_COST + ", not " + cost + ".");
        }
    }

    private static int cost(String crypt) {
        return Integer.parseInt(crypt.substring(4, 6));
    }

    /// A hash of this password with a fresh salt.
    ///
    /// @param cost [#USUAL_COST], or less in tests
    public static PasswordHash of(String password, int cost, SecureRandom random) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] hash = BCrypt.with(VERSION, random, LONG).hash(cost, bytes);
        return new PasswordHash(new String(hash, StandardCharsets.US_ASCII));
    }

    /// Whether it is the hash of this password; compares in constant time, and is slow by design.
    boolean fits(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return BCrypt.verifyer(VERSION, LONG).verify(bytes, crypt.getBytes(StandardCharsets.US_ASCII)).verified;
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
