package org.tidings.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Principal;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Origin;

/// Opens channels, finds them, changes and closes them.
public final class ChannelDesk {
    private final Ground ground;
    private final Seats seats;
    private final Watched watched;

    /// What came of opening.
    public sealed interface Opening {}

    public record Opened(Channel channel) implements Opening {}

    /// The user has as many as one may have.
    public record TooMany() implements Opening {}

    /// What came of looking.
    public sealed interface Lookup {}

    public record Found(Channel channel) implements Lookup {}

    public record NoSuchChannel() implements Lookup {}

    /// It is another user's.
    public record NotYours() implements Lookup {}

    public ChannelDesk(Ground ground, Seats seats, Watched watched) {
        this.ground = ground;
        this.seats = seats;
        this.watched = watched;
    }

    /// Opens a channel.
    ///
    /// @param clientId the user's name for it, maybe empty; cut if it is too long
    /// @param baseUrl what URLs in its events begin with
    public Opening open(Principal who, Origin origin, String clientId, String baseUrl) {
        var id = ChannelId.random(ground.chance().random());
        var event = new ChannelEvent.ChannelOpened(
                id, who.uid(), cut(clientId), baseUrl, ground.limits().usualTimeout());
        var room = new Guard.FewerChannels(who.uid(), ground.limits().perUser());
        return switch (ground.commit(origin, event, room)) {
            case CommitResult.Refused refused -> new TooMany();
            case CommitResult.Committed committed -> {
                Channel channel = ground.views().channels().find(id).orElseThrow();
                ground.seatOf(channel, seats);
                yield new Opened(channel);
            }
        };
    }

    public Lookup find(Principal who, String id) {
        Optional<Channel> channel = ChannelId.parse(id).flatMap(ground.views().channels()::find);
        if (channel.isEmpty()) {
            return new NoSuchChannel();
        }
        return channel.get().ownerUid() == who.uid() ? new Found(channel.get()) : new NotYours();
    }

    /// The user's channels.
    ///
    /// @param clientId only those opened with it; the empty text asks for those opened without
    public List<Channel> list(Principal who, Optional<String> clientId) {
        List<Channel> all = ground.views().channels().ofOwner(who.uid());
        return clientId.map(ChannelDesk::cut)
                .map(wanted ->
                        all.stream().filter(c -> c.clientId().equals(wanted)).toList())
                .orElse(all);
    }

    /// Changes how long the channel stands without a client; if it has none, that begins anew.
    ///
    /// @return whether the channel was there
    public boolean changeTimeout(Channel channel, Origin origin, Duration timeout) {
        var event = new ChannelEvent.ChannelTimeoutChanged(channel.id(), channel.ownerUid(), timeout);
        var result = ground.commit(origin, event, new Guard.ChannelIsOpen(channel.id()));
        ground.seatOf(channel.withTimeout(timeout), seats)
                .beginAnew(ground.chance().clock().instant());
        return result instanceof CommitResult.Committed;
    }

    /// Closes a channel; who is connected hears that its subscriptions are closed.
    ///
    /// @return whether the channel was there
    public boolean close(Channel channel, Origin origin) {
        var event = new ChannelEvent.ChannelClosed(channel.id(), channel.ownerUid());
        var result = ground.commit(origin, event, new Guard.ChannelIsOpen(channel.id()));
        seats.remove(channel.id());
        watched.forget(channel.id());
        return result instanceof CommitResult.Committed;
    }

    public Limits limits() {
        return ground.limits();
    }

    private static String cut(String clientId) {
        return clientId.length() > Limits.CLIENT_ID_CHARACTERS
                ? clientId.substring(0, Limits.CLIENT_ID_CHARACTERS)
                : clientId;
    }
}
