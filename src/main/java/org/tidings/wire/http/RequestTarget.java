package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.List;
import org.tidings.model.StoragePath;

/// The path a request is about (RFC 9112 §3.2), decoded once and strictly.
///
/// Empty segments are forgiven (`//a` is `/a`). Refused with a sentence are `.` and `..` in any spelling, an
/// escaped slash (it would read as a separator to one program and as a letter to the next), NUL, bytes
/// that are not UTF-8 (an over-long form is not), and names that would leave their directory if somebody
/// decoded them again.
///
/// @param path the path in the namespace
/// @param namesDirectory whether the target ended in a slash
public record RequestTarget(StoragePath path, boolean namesDirectory) {
    private static final int LONGEST = 3 * StoragePath.MAX_BYTES + 2;
    /// What the server reads where bytes stand unescaped that are not UTF-8.
    private static final char REPLACEMENT = '\uFFFD';

    private static final int URI_TOO_LONG = 414;

    /// Reads the path part of a URL as it stood on the request line: escaped, and without its query.
    ///
    /// @throws RequestRefused when it is not the path of something that could be stored here
    public static RequestTarget parse(String rawPath) {
        if (rawPath.length() > LONGEST) {
            throw new RequestRefused(URI_TOO_LONG, "A path is at most " + StoragePath.MAX_BYTES + " bytes long.");
        }
        if (rawPath.isEmpty() || rawPath.charAt(0) != '/') {
            throw RequestRefused.malformed("The path of a URL starts with a slash.");
        }
        if (rawPath.indexOf(REPLACEMENT) >= 0) {
            throw RequestRefused.malformed("The bytes of a URL are UTF-8.");
        }
        boolean directory = rawPath.charAt(rawPath.length() - 1) == '/';
        try {
            return new RequestTarget(new StoragePath(text(rawPath, directory)), directory);
        } catch (IllegalArgumentException notAPath) {
            throw RequestRefused.malformed(String.valueOf(notAPath.getMessage()));
        }
    }

    private static String text(String rawPath, boolean directory) {
        if (isPlain(rawPath)) {
            return directory && rawPath.length() > 1 ? rawPath.substring(0, rawPath.length() - 1) : rawPath;
        }
        List<String> names = new ArrayList<>();
        for (String segment : rawPath.split("/")) {
            if (!segment.isEmpty()) {
                names.add(name(segment));
            }
        }
        return "/" + String.join("/", names);
    }

    /// Whether there is nothing to decode and no empty segment.
    private static boolean isPlain(String rawPath) {
        return rawPath.indexOf('%') < 0 && rawPath.indexOf("//") < 0;
    }

    private static String name(String segment) {
        String name = PercentCoding.decode(segment);
        if (name.indexOf('/') >= 0) {
            throw RequestRefused.malformed("A name in a path does not contain a slash, not even an escaped one.");
        }
        StoragePath.checkName(name);
        if (name.indexOf('%') >= 0 && climbsWhenDecodedAgain(name)) {
            throw RequestRefused.malformed("The path is escaped twice.");
        }
        return name;
    }

    /// Whether a program that decodes what was decoded already would leave the directory: `%252e%252e%252f`. Each
    /// round takes at least two characters away, so the name must not be long.
    private static boolean climbsWhenDecodedAgain(String name) {
        String text = name;
        for (String next = leniently(text); !next.equals(text); next = leniently(text)) {
            text = next;
        }
        for (String part : text.split("[/\\\\]")) {
            if (part.equals("..") || part.equals(".")) {
                return true;
            }
        }
        return false;
    }

    private static String leniently(String text) {
        return text.replaceAll("%25", "%")
                .replaceAll("%2[eE]", ".")
                .replaceAll("%2[fF]", "/")
                .replaceAll("%5[cC]", "\\\\");
    }
}
