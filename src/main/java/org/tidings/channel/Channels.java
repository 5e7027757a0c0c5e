package org.tidings.channel;

import java.util.List;
import java.util.Optional;
import org.tidings.model.ChannelId;

/// The view of which channels are open and what they are subscribed to, as of the last commit.
///
/// Implemented by each store.
public interface Channels {

    Optional<Channel> find(ChannelId id);

    /// In the order they were opened.
    List<Channel> ofOwner(int uid);

    /// In the order they were opened.
    List<Channel> all();

    /// The subscriptions a channel has and had, as far back as the log remembers, in the order they were made.
    List<Term> terms(ChannelId id);

    /// The subscription of this kind and id that stands.
    Optional<Term> standing(ChannelId channel, String kind, String id);
}
