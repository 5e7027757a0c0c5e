package org.tidings.wire.copy;

/// A header field.
public record Field(String name, String value) {
    /// Whether it has that name, in any case.
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /// Its value may be a credential.
    @Override
    public String toString() {
        return name + ": …";
    }
}
