package org.tidings.store.sql;

import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Term;
import org.tidings.model.ChannelId;

/// Channels as far as guards and the fold look at them.
interface ChannelView {

    Optional<Channel> find(ChannelId id);

    int channelsOf(int ownerUid);

    Optional<Term> standing(ChannelId channel, String kind, String id);

    int subscriptionsOf(ChannelId channel);
}
