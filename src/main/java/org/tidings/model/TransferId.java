package org.tidings.model;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The identity of a transfer.
///
/// @param text 16 lower-case hex digits
public record TransferId(String text) implements Comparable<TransferId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public TransferId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A transfer's id is 16 lower-case hex digits.");
        }
    }

    public static TransferId random(RandomGenerator random) {
        return new TransferId(HexFormat.of().toHexDigits(random.nextLong()));
    }

    @Override
    public int compareTo(TransferId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
