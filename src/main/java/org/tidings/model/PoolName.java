package org.tidings.model;

/// The name of a pool, unique at its site.
///
/// @param value 1 to 64 letters, digits, `-`, `_` or `.`
public record PoolName(String value) {
    public PoolName {
        if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a pool's name is 1 to 64 letters, digits, '-', '_' or '.': " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
