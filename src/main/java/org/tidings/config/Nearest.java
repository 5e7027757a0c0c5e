package org.tidings.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word that somebody probably meant.
final class Nearest {
    private static final int FORGIVEN_EDITS = 3;

    private Nearest() {}

    /// The closest of `known` by edit distance; empty when none is close.
    static Optional<String> to(String word, Collection<String> known) {
        int patience = Math.min(FORGIVEN_EDITS, Math.max(1, word.length() / 2));
        return known.stream()
                .filter(k -> distance(word, k) <= patience)
                .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(k -> k));
    }

    /// Levenshtein's distance: insertions, deletions and substitutions from one word to the other.
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
