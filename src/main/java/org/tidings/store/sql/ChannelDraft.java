package org.tidings.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Term;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// What a transaction will change of channels, over what is committed or another draft; written in the end.
final class ChannelDraft implements ChannelView {
    private final ChannelView below;
    private final Map<ChannelId, Optional<Channel>> channels = new HashMap<>();
    private final Map<Integer, Integer> moreChannels = new HashMap<>();
    private final Map<Name, Optional<Term>> terms = new HashMap<>();
    private final Map<ChannelId, Integer> moreTerms = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();

    /// A subscription among all.
    private record Name(ChannelId channel, String kind, String id) {
        static Name of(ChannelId channel, Subscription subscription) {
            return new Name(channel, subscription.kind(), subscription.id());
        }
    }

    /// One change of rows, in the order of the facts.
    @FunctionalInterface
    private interface Write {
        void to(Lane lane) throws SQLException;
    }

    ChannelDraft(ChannelView below) {
        this.below = below;
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        Optional<Channel> ours = channels.get(id);
        return ours != null ? ours : below.find(id);
    }

    @Override
    public int channelsOf(int ownerUid) {
        return below.channelsOf(ownerUid) + moreChannels.getOrDefault(ownerUid, 0);
    }

    @Override
    public Optional<Term> standing(ChannelId channel, String kind, String id) {
        if (find(channel).isEmpty()) {
            return Optional.empty();
        }
        Optional<Term> ours = terms.get(new Name(channel, kind, id));
        return ours != null ? ours : below.standing(channel, kind, id);
    }

    @Override
    public int subscriptionsOf(ChannelId channel) {
        return find(channel).isEmpty() ? 0 : below.subscriptionsOf(channel) + moreTerms.getOrDefault(channel, 0);
    }

    void open(Channel channel) {
        channels.put(channel.id(), Optional.of(channel));
        moreChannels.merge(channel.ownerUid(), 1, Integer::sum);
        writes.add(lane -> ChannelRows.insert(lane, channel));
    }

    void change(Channel channel) {
        channels.put(channel.id(), Optional.of(channel));
        writes.add(lane -> ChannelRows.setTimeout(lane, channel));
    }

    void close(Channel channel) {
        channels.put(channel.id(), Optional.empty());
        moreChannels.merge(channel.ownerUid(), -1, Integer::sum);
        writes.add(lane -> ChannelRows.delete(lane, channel.id()));
    }

    void begin(ChannelId channel, Term term) {
        terms.put(Name.of(channel, term.subscription()), Optional.of(term));
        moreTerms.merge(channel, 1, Integer::sum);
        writes.add(lane -> ChannelRows.begin(lane, channel, term));
    }

    void end(ChannelId channel, Subscription subscription, Offset until) {
        terms.put(Name.of(channel, subscription), Optional.empty());
        moreTerms.merge(channel, -1, Integer::sum);
        writes.add(lane -> ChannelRows.end(lane, channel, subscription, until));
    }

    /// Takes over what was drafted above this.
    void absorb(ChannelDraft above) {
        channels.putAll(above.channels);
        above.moreChannels.forEach((owner, more) -> moreChannels.merge(owner, more, Integer::sum));
        terms.putAll(above.terms);
        above.moreTerms.forEach((channel, more) -> moreTerms.merge(channel, more, Integer::sum));
        writes.addAll(above.writes);
    }

    void write(Lane lane) throws SQLException {
        for (Write write : writes) {
            write.to(lane);
        }
    }
}
