package org.tidings.model;

import java.util.regex.Pattern;

/// The name of a place that may hold replicas: a site of ours or another's (Rucio: storage element).
///
/// @param name letters, digits, `-`, `_` and `.`
public record Rse(String name) implements Comparable<Rse> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public Rse {
        if (!isName(name)) {
            throw new IllegalArgumentException("An RSE's name is of letters, digits, '-', '_' and '.'.");
        }
    }

    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(Rse other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
