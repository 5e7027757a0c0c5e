package org.tidings.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// What can be said about an address to listen on.
final class Addresses {
    private Addresses() {}

    /// Whether only this machine can reach it; a name that cannot be resolved is not.
    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
