package org.tidings.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Where a server under measurement takes requests, and as whom.
///
/// @param name what the table calls the server
/// @param port its port on the loopback address
/// @param authorization value of the `Authorization` header, absent where no login is asked
/// @param processes what the server costs
record Door(String name, int port, Optional<String> authorization, ProcessTree processes) {

    static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// The head of a request, ready to be sent.
    ///
    /// @param headers further header lines, each ending with CR LF
    byte[] head(String method, String target, String headers) {
        String login =
                authorization.map(value -> "Authorization: " + value + "\r\n").orElse("");
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + login + headers + "\r\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }
}
