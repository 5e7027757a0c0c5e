package org.tidings.token;

import java.util.Optional;
import org.tidings.model.StoragePath;

/// Where a macaroon is good. All paths are those of the namespace.
///
/// @param root what is `/` to its bearer; a later `root` is taken from the earlier one
/// @param home where its bearer's relative things start, at or below the root
/// @param path all it is good for, and below; a later `path` is taken from the earlier one
record Bounds(StoragePath root, Optional<StoragePath> home, StoragePath path) {
    static final Bounds NONE = new Bounds(StoragePath.ROOT, Optional.empty(), StoragePath.ROOT);

    /// @throws IllegalArgumentException with a sentence, when the text is no path, or nothing would be left
    Bounds rooted(String value) {
        StoragePath there = below(root, value);
        if (!path.isAtOrBelow(there) && !there.isAtOrBelow(path)) {
            throw new IllegalArgumentException("A root outside of the path would leave nothing.");
        }
        StoragePath both = path.isAtOrBelow(there) ? path : there;
        return new Bounds(there, home.filter(at -> at.isAtOrBelow(there)), both);
    }

    /// @throws IllegalArgumentException with a sentence, when the text is no path
    Bounds atHome(String value) {
        return new Bounds(root, Optional.of(below(root, value)), path);
    }

    /// @throws IllegalArgumentException with a sentence, when the text is no path
    Bounds within(String value) {
        return new Bounds(root, home, below(path, value));
    }

    /// A path of the namespace, at or below the root, as its bearer writes it.
    String written(StoragePath actual) {
        return actual.moved(root, StoragePath.ROOT).text();
    }

    private static StoragePath below(StoragePath directory, String value) {
        if (!value.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash.");
        }
        return StoragePath.lenient(value).moved(StoragePath.ROOT, directory);
    }
}
