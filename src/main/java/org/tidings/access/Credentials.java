package org.tidings.access;

/// What a client shows to say who it is. No form of it tells its secret in [#toString].
public sealed interface Credentials {

    /// Nothing at all.
    record None() implements Credentials {}

    /// A login name and a password, as HTTP Basic (RFC 7617) brings them.
    record Password(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password[user=" + user + "]";
        }
    }

    /// A bearer token (RFC 6750).
    record Token(String text) implements Credentials {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }
}
