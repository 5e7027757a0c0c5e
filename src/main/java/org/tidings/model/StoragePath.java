package org.tidings.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An absolute, normalised path of a site's namespace: `/`, or `/name/name` without a trailing slash.
///
/// Names are any Unicode text but `/` and NUL, at most 255 bytes of UTF-8 each and 4096 in all; `.` and
/// `..` are not names. Text is kept as given: no Unicode normalisation.
///
/// @param text the path itself
public record StoragePath(String text) implements Comparable<StoragePath> {
    public static final int MAX_BYTES = 4096;
    public static final int MAX_NAME_BYTES = 255;
    public static final StoragePath ROOT = new StoragePath("/");

    /// @throws IllegalArgumentException with a sentence, when the text is not such a path
    public StoragePath {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash.");
        }
        if (text.length() > 1) {
            if (utf8Length(text) > MAX_BYTES) {
                throw new IllegalArgumentException("A path is at most " + MAX_BYTES + " bytes long.");
            }
            int start = 1;
            for (int slash = text.indexOf('/', start); slash >= 0; slash = text.indexOf('/', start)) {
                checkName(text.substring(start, slash));
                start = slash + 1;
            }
            checkName(text.substring(start));
        }
    }

    /// Reads a path a person wrote: repeated and trailing slashes are forgiven, nothing else is.
    public static StoragePath lenient(String text) {
        List<String> names = new ArrayList<>();
        for (String part : text.split("/")) {
            if (!part.isEmpty()) {
                names.add(part);
            }
        }
        return new StoragePath("/" + String.join("/", names));
    }

    /// @throws IllegalArgumentException with a sentence, when this cannot be the name of an entry
    public static String checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name in a path is not empty.");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'.' and '..' are not names of entries.");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name contains neither a slash nor a NUL.");
        }
        if (utf8Length(name) > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("A name is at most " + MAX_NAME_BYTES + " bytes long.");
        }
        return name;
    }

    public boolean isRoot() {
        return text.length() == 1;
    }

    /// The last name, or an empty text for the root.
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /// The path of the containing directory; the root's is the root.
    public StoragePath parent() {
        int slash = text.lastIndexOf('/');
        return slash <= 0 ? ROOT : new StoragePath(text.substring(0, slash));
    }

    public StoragePath child(String name) {
        return new StoragePath(isRoot() ? "/" + name : text + "/" + name);
    }

    /// Whether [#child] of this valid name would not be too long.
    public boolean hasRoomFor(String name) {
        return utf8Length(text) + 1 + utf8Length(name) <= MAX_BYTES;
    }

    /// Whether [#moved] would not be too long.
    public boolean fitsMoved(StoragePath from, StoragePath to) {
        return utf8Length(text) - utf8Length(from.text) + utf8Length(to.text) <= MAX_BYTES;
    }

    /// The names from the root down; empty for the root.
    public List<String> names() {
        return isRoot() ? Collections.emptyList() : List.of(text.substring(1).split("/"));
    }

    /// Whether this is the given directory or something below it.
    public boolean isAtOrBelow(StoragePath directory) {
        return directory.isRoot()
                || (text.startsWith(directory.text)
                        && (text.length() == directory.text.length() || text.charAt(directory.text.length()) == '/'));
    }

    /// This path as it reads after the directory `from`, at or above it, was moved to `to`.
    public StoragePath moved(StoragePath from, StoragePath to) {
        String rest = from.isRoot() ? text : text.substring(from.text.length());
        return lenient(to.text + rest);
    }

    /// Bytes of the text in UTF-8; half a surrogate pair has no UTF-8 and is refused.
    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException("A path is text that UTF-8 can write.");
            }
        }
        return bytes;
    }

    @Override
    public int compareTo(StoragePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
