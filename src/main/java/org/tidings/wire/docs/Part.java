package org.tidings.wire.docs;

import java.io.InputStream;
import java.util.Objects;

/// Something that lies in the program.
///
/// @param resource its absolute name
record Part(String resource) {

    /// One of ours.
    static Part of(String name) {
        return new Part("/org/tidings/wire/docs/" + name);
    }

    InputStream open() {
        return Objects.requireNonNull(Part.class.getResourceAsStream(resource), resource);
    }
}
