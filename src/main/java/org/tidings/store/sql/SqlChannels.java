package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Channels;
import org.tidings.channel.Term;
import org.tidings.model.ChannelId;

/// Channels as the database has them.
record SqlChannels(Reads reads) implements Channels {

    @Override
    public Optional<Channel> find(ChannelId id) {
        return reads.read(lane -> ChannelRows.find(lane, id));
    }

    @Override
    public List<Channel> ofOwner(int uid) {
        return reads.read(lane -> ChannelRows.ofOwner(lane, uid));
    }

    @Override
    public List<Channel> all() {
        return reads.read(ChannelRows::all);
    }

    @Override
    public List<Term> terms(ChannelId id) {
        return reads.read(lane -> ChannelRows.terms(lane, id));
    }

    @Override
    public Optional<Term> standing(ChannelId channel, String kind, String id) {
        return reads.read(lane -> ChannelRows.standing(lane, channel, kind, id));
    }

    /// What is committed, as a transaction sees it.
    record Committed(OneLane own) implements ChannelView {
        @Override
        public Optional<Channel> find(ChannelId id) {
            return own.read(lane -> ChannelRows.find(lane, id));
        }

        @Override
        public int channelsOf(int ownerUid) {
            return own.read(lane -> ChannelRows.count(lane, ownerUid));
        }

        @Override
        public Optional<Term> standing(ChannelId channel, String kind, String id) {
            return own.read(lane -> ChannelRows.standing(lane, channel, kind, id));
        }

        @Override
        public int subscriptionsOf(ChannelId channel) {
            return own.read(lane -> ChannelRows.countStanding(lane, channel));
        }
    }
}
