package org.tidings.wire.http;

import org.tidings.model.StoragePath;

/// Paths written as URLs: escaped so that they may stand in a header, in XML and in HTML as they are.
public final class Href {
    private Href() {}

    /// The absolute path of a file, or of a directory with its closing slash.
    public static String of(StoragePath path, boolean directory) {
        if (path.isRoot()) {
            return "/";
        }
        StringBuilder out = new StringBuilder(path.text().length() + 16);
        for (String name : path.names()) {
            PercentCoding.encode(name, out.append('/'));
        }
        return directory ? out.append('/').toString() : out.toString();
    }

    /// Appends a child's URL to its directory's, which ends in a slash.
    public static String child(String directory, String name, boolean isDirectory) {
        StringBuilder out = new StringBuilder(directory.length() + name.length() + 16).append(directory);
        PercentCoding.encode(name, out);
        return isDirectory ? out.append('/').toString() : out.toString();
    }

    /// One name, escaped.
    public static String name(String name) {
        StringBuilder out = new StringBuilder(name.length() + 16);
        PercentCoding.encode(name, out);
        return out.toString();
    }
}
