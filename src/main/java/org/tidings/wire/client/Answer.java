package org.tidings.wire.client;

import java.util.function.Function;

/// What a site answered to a request.
public sealed interface Answer<T> {

    /// It did as asked.
    record Done<T>(T value) implements Answer<T> {}

    /// It refused.
    ///
    /// @param status of HTTP
    /// @param sentence the site's own words, or the meaning of the status
    record Refused<T>(int status, String sentence) implements Answer<T> {
        public <U> Refused<U> retyped() {
            return new Refused<>(status, sentence);
        }
    }

    default <U> Answer<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T> done -> new Done<>(change.apply(done.value()));
            case Refused<T> refused -> refused.retyped();
        };
    }
}
