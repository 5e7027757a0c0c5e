package org.tidings.bench;

import java.util.Locale;
import java.util.Optional;

/// The head of a response, and its body still to be read.
///
/// @param status the status code
/// @param head all header lines
/// @param body what follows
record Answer(int status, String head, Body body) {

    /// The value of a header, case-insensitive.
    static Optional<String> header(String head, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
