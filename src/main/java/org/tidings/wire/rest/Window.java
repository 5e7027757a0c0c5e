package org.tidings.wire.rest;

import java.util.Iterator;
import java.util.function.Consumer;
import org.tidings.wire.http.RequestRefused;

/// The part of a list that is asked for.
///
/// @param offset how many are left out at its beginning
/// @param limit how many are told at most
record Window(long offset, long limit) {

    /// As the query's `offset` and `limit` say.
    ///
    /// @throws RequestRefused when they are no such numbers
    static Window of(Asking asking) {
        return new Window(number(asking, "offset", 0), number(asking, "limit", Long.MAX_VALUE));
    }

    private static long number(Asking asking, String name, long otherwise) {
        return asking.parameter(name)
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw RequestRefused.malformed(
                                "limit and offset are integers and not less than zero; '" + name + "' is not.");
                    }
                    return Long.parseLong(text);
                })
                .orElse(otherwise);
    }

    /// Shows what is in the window, and reads no further.
    <T> void forEach(Iterator<T> all, Consumer<T> visitor) {
        for (long i = 0; i < offset && all.hasNext(); i++) {
            all.next();
        }
        for (long i = 0; i < limit && all.hasNext(); i++) {
            visitor.accept(all.next());
        }
    }
}
