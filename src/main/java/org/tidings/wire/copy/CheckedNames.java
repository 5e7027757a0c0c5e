package org.tidings.wire.copy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Finds a server's addresses and leaves out those that are not to be connected to. The connection is made to what this
/// answers, so a name cannot lead elsewhere between the look and the step.
///
/// @param rule which addresses may be
/// @param names the names' addresses, as the system knows them
record CheckedNames(AddressRule rule, Names names) implements DnsResolver {

    /// Looks a name up.
    @FunctionalInterface
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /// The name has addresses, and none that may be connected to.
    static final class AddressRefused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        AddressRefused(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.lookUp(host);
        InetAddress[] permitted = Arrays.stream(all).filter(rule::permits).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw all.length == 0 ? new UnknownHostException(host) : new AddressRefused(host);
        }
        return permitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
