package org.tidings.wire.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A user's name and password, for HTTP Basic.
public record Credentials(String user, String password) {

    /// The value of `Authorization`, as RFC 7617 has it.
    String basic() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
