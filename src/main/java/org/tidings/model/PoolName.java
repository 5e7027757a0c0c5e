package org.tidings.model;

import java.util.regex.Pattern;

/// The name of a pool, unique at its site.
///
/// @param value 1 to 64 letters, digits, `-`, `_` or `.`
public record PoolName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PoolName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a pool's name is 1 to 64 letters, digits, '-', '_' or '.': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
