package org.tidings.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.Rule;

/// Which RSE a file would go to if all were equal: weighted rendezvous hashing (Thaler, Ravishankar 1998).
///
/// Each RSE gets its own score for a key. The highest scores are taken, so a place that comes or goes moves only
/// what it has to.
final class Ranking {
    private static final int BITS = 53;

    private Ranking() {}

    /// What goes to the same places.
    static String key(Rule rule, Did did) {
        return switch (rule.grouping()) {
            case NONE -> did.text();
            case DIRECTORY ->
                did.text()
                        .substring(
                                0,
                                Math.max(
                                        did.text().lastIndexOf('/'), did.scope().length()));
            case ALL -> rule.id().text();
        };
    }

    /// @param weight above 0: an RSE of twice the weight is taken twice as often
    static double score(String key, Rse rse, double weight) {
        byte[] text = (key + "\n" + rse.name()).getBytes(StandardCharsets.UTF_8);
        long bits = ByteBuffer.wrap(sha256().digest(text)).getLong() >>> (Long.SIZE - BITS);
        double fraction = (bits + 0.5) / (1L << BITS);
        return -weight / Math.log(fraction);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
