package org.tidings.wire.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What we show to say who we are. No form of it tells its secret in [#toString].
public sealed interface Credentials {

    /// The value of `Authorization`.
    String authorization();

    /// A user's name and password, for HTTP Basic (RFC 7617).
    record Password(String user, String password) implements Credentials {
        @Override
        public String authorization() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return user + ":***";
        }
    }

    /// A bearer token (RFC 6750).
    record Token(String text) implements Credentials {
        @Override
        public String authorization() {
            return "Bearer " + text;
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
