package org.tidings.wire.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All connections of an edge, counted, in all and for each network. What is one too many is told so and closed before
/// anything is read from it.
final class Guests implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(Guests.class);

    private final Crowding crowding;
    private final boolean plain;
    private final ConcurrentMap<Object, Guest> byChannel = new ConcurrentHashMap<>();
    private final ConcurrentMap<Network, Integer> byNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /// @param plain whether what is written on a connection is read as it is: no TLS
    Guests(Crowding crowding, boolean plain) {
        this.crowding = crowding;
        this.plain = plain;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        Optional<InetAddress> address = addressOf(channel);
        if (address.isEmpty()) {
            return;
        }
        Optional<Network> network = crowding.isLimited(address.get()) ? address.map(Network::of) : Optional.empty();
        byChannel.put(channel, new Guest(network, System.nanoTime()));
        int here = all.incrementAndGet();
        int sameNetwork = network.map(this::added).orElse(0);
        if (here > crowding.connections()) {
            turnAway((SocketChannel) channel, "503 Service Unavailable", "There are too many connections.");
        } else if (sameNetwork > crowding.connectionsPerAddress()) {
            turnAway(
                    (SocketChannel) channel,
                    "429 Too Many Requests",
                    "There are too many connections from this address.");
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        Guest gone = byChannel.remove(channel);
        if (gone != null) {
            all.decrementAndGet();
            gone.network().ifPresent(this::removed);
        }
    }

    /// The connection that a request came on; empty for one that is closed already.
    Optional<Guest> of(Request request) {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        return of(end);
    }

    Optional<Guest> of(EndPoint end) {
        Object channel = end.getTransport();
        while (channel instanceof EndPoint below) {
            // Below TLS is what carries it.
            channel = below.getTransport();
        }
        return channel == null ? Optional.empty() : Optional.ofNullable(byChannel.get(channel));
    }

    /// How many connections there are.
    int count() {
        return all.get();
    }

    private int added(Network network) {
        return byNetwork.merge(network, 1, Integer::sum);
    }

    private void removed(Network network) {
        byNetwork.computeIfPresent(network, (key, number) -> number == 1 ? null : number - 1);
    }

    private void turnAway(SocketChannel channel, String status, String sentence) {
        LOG.debug("A connection is turned away: {}", sentence);
        try (channel) {
            if (plain) {
                channel.write(ByteBuffer.wrap(
                        """
                        HTTP/1.1 %s\r
                        Retry-After: 5\r
                        Connection: close\r
                        Content-Type: text/plain; charset=utf-8\r
                        Content-Length: %d\r
                        \r
                        %s
                        """.formatted(status, sentence.length() + 1, sentence).getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (IOException gone) {
            LOG.debug("It was gone before: {}", gone.toString());
        }
    }

    private static Optional<InetAddress> addressOf(SelectableChannel channel) {
        try {
            return ((SocketChannel) channel).getRemoteAddress() instanceof InetSocketAddress inet
                    ? Optional.ofNullable(inet.getAddress())
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
