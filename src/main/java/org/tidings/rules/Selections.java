package org.tidings.rules;

import org.tidings.model.Did;
import org.tidings.model.Rule.Selection;

/// Which names a rule's selection reaches.
///
/// `data:` is a whole scope; `data:raw` and `data:raw/` are all below that directory, the first of them also the file
/// of just that name; an empty prefix is everything.
final class Selections {
    private Selections() {}

    static boolean reaches(Selection selection, Did did) {
        String prefix = selection.prefix();
        String text = did.text();
        return text.startsWith(prefix)
                && (prefix.isEmpty()
                        || prefix.endsWith(":")
                        || prefix.endsWith("/")
                        || text.length() == prefix.length()
                        || text.charAt(prefix.length()) == '/');
    }
}
