package org.tidings.namespace;

import java.util.Comparator;

/// The order of names in a listing: that of their UTF-8 bytes, as databases compare them.
///
/// Java compares UTF-16 units, which puts a surrogate pair before U+E000 and after; UTF-8 keeps the order
/// of code points.
public enum NameOrder implements Comparator<String> {
    BYTES;

    @Override
    public int compare(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Integer.compare(rank(x), rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// Surrogates stand for code points above every other unit.
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
