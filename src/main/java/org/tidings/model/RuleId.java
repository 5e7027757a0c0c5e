package org.tidings.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The identity of a rule.
///
/// @param text 16 lower-case hex digits
public record RuleId(String text) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    /// Rules that stand in a file begin so, and no other.
    private static final String OF_FILE = "f11e";

    private static final int HASH_BYTES = 6;

    public RuleId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A rule's id is 16 lower-case hex digits.");
        }
    }

    public static RuleId random(RandomGenerator random) {
        RuleId drawn = new RuleId(HexFormat.of().toHexDigits(random.nextLong()));
        return drawn.isOfFile() ? random(random) : drawn;
    }

    /// The identity of the rule that has this name in a file of rules: the same whenever it is read.
    public static RuleId ofFile(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new RuleId(OF_FILE + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether it stands in a file; others were added by somebody.
    public boolean isOfFile() {
        return text.startsWith(OF_FILE);
    }

    @Override
    public int compareTo(RuleId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
