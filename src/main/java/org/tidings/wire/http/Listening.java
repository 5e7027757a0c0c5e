package org.tidings.wire.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/// Where and how an edge listens.
///
/// @param name of the edge, for its threads
/// @param address to bind to, a name or a literal
/// @param port 0 for any free one
/// @param tls when given, only HTTPS is spoken
/// @param plainEverywhere allows plain HTTP on addresses that others can reach
/// @param versions of HTTP that are spoken
/// @param limits what bounds those who come
public record Listening(
        String name,
        String address,
        int port,
        Optional<PemFiles> tls,
        boolean plainEverywhere,
        Versions versions,
        Limits limits) {

    /// Versions of HTTP.
    public enum Versions {
        /// HTTP/1.1 alone: there are clients that read the names of its header fields with their capitals.
        HTTP_1,
        /// HTTP/1.1, and with TLS also HTTP/2.
        HTTP_1_AND_2
    }

    /// What bounds those who come.
    ///
    /// @param stopping how long running requests may take to end when the edge is closed
    public record Limits(RequestSizes sizes, Pace pace, Crowding crowding, Duration stopping) {
        public static final Limits USUAL =
                new Limits(RequestSizes.USUAL, Pace.USUAL, Crowding.USUAL, Duration.ofSeconds(5));
    }

    /// Plain HTTP on this machine only.
    public static Listening onLoopback(String name, int port) {
        return new Listening(name, "127.0.0.1", port, Optional.empty(), false, Versions.HTTP_1_AND_2, Limits.USUAL);
    }

    /// @throws HttpBroken when passwords would cross a network in clear
    void check() {
        if (tls.isEmpty() && !plainEverywhere && !isLoopback()) {
            throw new HttpBroken("Plain HTTP is spoken on loopback only, and " + address
                    + " is not: give a certificate and a key, or allow plain HTTP everywhere.");
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
