package org.tidings.wire.rest;

import java.util.ArrayList;
import java.util.List;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.PercentCoding;
import org.tidings.wire.http.RequestRefused;

/// Paths as clients of dCache write them: `.` and `..` are followed and never lead above the root, empty segments
/// and a closing slash are forgiven.
final class WrittenPath {
    /// What the server reads where bytes stand unescaped that are not UTF-8.
    private static final char REPLACEMENT = '\uFFFD';

    private WrittenPath() {}

    /// The path in a URL behind a prefix: whole in one escaped segment (`%2Fdata%2Fa`), or plain (`data/a`).
    ///
    /// @throws RequestRefused when it is no path
    static StoragePath ofUrl(String raw) {
        if (raw.indexOf(REPLACEMENT) >= 0) {
            throw RequestRefused.malformed("The bytes of a URL are UTF-8.");
        }
        return resolve(StoragePath.ROOT, PercentCoding.decode(raw));
    }

    /// A path in a directory, or from the root when it begins with a slash.
    ///
    /// @throws RequestRefused when it is no path
    static StoragePath resolve(StoragePath directory, String text) {
        List<String> names = new ArrayList<>(text.startsWith("/") ? List.of() : directory.names());
        for (String name : text.split("/")) {
            switch (name) {
                case "", "." -> {}
                case ".." -> {
                    if (!names.isEmpty()) {
                        names.removeLast();
                    }
                }
                default -> names.add(name);
            }
        }
        return path("/" + String.join("/", names));
    }

    /// A name alone.
    ///
    /// @throws RequestRefused when it is none, or leads to too long a path
    static StoragePath child(StoragePath directory, String name) {
        try {
            StoragePath.checkName(name);
        } catch (IllegalArgumentException noName) {
            throw RequestRefused.malformed(String.valueOf(noName.getMessage()));
        }
        return path(directory.isRoot() ? "/" + name : directory.text() + "/" + name);
    }

    private static StoragePath path(String text) {
        try {
            return new StoragePath(text);
        } catch (IllegalArgumentException notAPath) {
            throw RequestRefused.malformed(String.valueOf(notAPath.getMessage()));
        }
    }
}
