package org.tidings.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A data identifier: a file's identity for life across sites, `scope:name` as Rucio writes it.
///
/// Both are text that UTF-8 can write, without NUL, and together no longer than an index of a database can take.
///
/// @param scope whose name it is among; no colon and no slash; at most 255 bytes of UTF-8
/// @param name maybe with slashes; at most 2048 bytes of UTF-8
public record Did(String scope, String name) implements Comparable<Did> {
    public static final int MAX_SCOPE_BYTES = 255;
    public static final int MAX_NAME_BYTES = 2048;
    private static final int SUBJECT_BYTES = 16;
    /// No file's id begins so, nor a channel's.
    private static final String SUBJECT_PREFIX = "fffe";

    public Did {
        if (scope.isEmpty() || scope.indexOf(':') >= 0 || scope.indexOf('/') >= 0) {
            throw new IllegalArgumentException("A scope is not empty and has neither a colon nor a slash.");
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name is not empty.");
        }
        checkText(scope, MAX_SCOPE_BYTES);
        checkText(name, MAX_NAME_BYTES);
    }

    private static void checkText(String text, int maxBytes) {
        if (text.indexOf('\0') >= 0 || StoragePath.utf8Length(text) > maxBytes) {
            throw new IllegalArgumentException("A DID has no NUL, and at most " + MAX_SCOPE_BYTES
                    + " bytes of scope and " + MAX_NAME_BYTES + " of name.");
        }
    }

    /// Whether it may be a part of a scope or a name: UTF-8 can write it, and it has no NUL.
    public static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /// @throws IllegalArgumentException with a sentence, when this is not `scope:name`
    public static Did parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A DID is written scope:name.");
        }
        return new Did(text.substring(0, colon), text.substring(colon + 1));
    }

    public String text() {
        return scope + ":" + name;
    }

    /// The same identity in the form that the log's headings have.
    public FileId asSubject() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return new FileId(SUBJECT_PREFIX + HexFormat.of().formatHex(hash, 0, SUBJECT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Did other) {
        int scopes = compare(scope, other.scope);
        return scopes != 0 ? scopes : compare(name, other.name);
    }

    /// Compares names, or scopes, by bytes of UTF-8, as databases do.
    public static int compare(String a, String b) {
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

    @Override
    public String toString() {
        return text();
    }
}
