package org.tidings.model;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The identity of a rule.
///
/// @param text 16 lower-case hex digits
public record RuleId(String text) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public RuleId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A rule's id is 16 lower-case hex digits.");
        }
    }

    public static RuleId random(RandomGenerator random) {
        return new RuleId(HexFormat.of().toHexDigits(random.nextLong()));
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
