package org.tidings.store.sql;

import java.util.Optional;
import org.tidings.model.Did;

/// DIDs of one scope whose names begin alike, as a stretch of the order in which databases have them.
///
/// @param fromName of the first, or before it
/// @param toScope with `toName`: what is behind the last
record DidRange(String fromScope, String fromName, String toScope, String toName) {
    /// There is no smaller one in texts of DIDs, which have no NUL.
    private static final String SMALLEST = "\u0001";

    /// @param after where to go on, maybe before or behind all of them
    static DidRange of(String scope, String prefix, Optional<Did> after) {
        Optional<String> end = successor(prefix);
        String toScope = end.isPresent() ? scope : scope + SMALLEST;
        String toName = end.orElse("");
        boolean isInside = after.isPresent() && isBehind(after.get(), scope, prefix);
        return isInside
                ? new DidRange(after.get().scope(), after.get().name() + SMALLEST, toScope, toName)
                : new DidRange(scope, prefix, toScope, toName);
    }

    private static boolean isBehind(Did did, String scope, String prefix) {
        int scopes = Did.compare(did.scope(), scope);
        return scopes > 0 || (scopes == 0 && Did.compare(did.name(), prefix) >= 0);
    }

    /// The first text behind all that begin so; empty when all texts behind it do.
    private static Optional<String> successor(String prefix) {
        for (int end = prefix.length(); end > 0; ) {
            int last = prefix.codePointBefore(end);
            int begin = end - Character.charCount(last);
            if (last != Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(prefix.substring(0, begin) + Character.toString(next));
            }
            end = begin;
        }
        return Optional.empty();
    }
}
