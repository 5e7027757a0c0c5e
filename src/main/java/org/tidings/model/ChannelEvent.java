package org.tidings.model;

import java.time.Duration;

/// Something that happened to a channel: a client's lasting place in the log, with its subscriptions (dCache's
/// storage events over SSE).
///
/// That these are facts in the same log as the files' is what makes a channel exact: a subscription counts from its
/// own offset on, and what a channel heard can be told again.
public sealed interface ChannelEvent extends StorageEvent {
    ChannelId channel();

    /// Whose channel it is; nobody else may use it.
    int ownerUid();

    /// A channel was opened.
    ///
    /// @param clientId the owner's name for it, maybe empty; several may have the same
    /// @param baseUrl what its owner's requests began with, as in `https://host:3880/api/v1/`
    /// @param timeout how long it stands while nobody is connected
    record ChannelOpened(ChannelId channel, int ownerUid, String clientId, String baseUrl, Duration timeout)
            implements ChannelEvent {
        @Override
        public EventType type() {
            return EventType.CHANNEL_OPENED;
        }
    }

    /// The time a channel stands while nobody is connected was changed.
    record ChannelTimeoutChanged(ChannelId channel, int ownerUid, Duration timeout) implements ChannelEvent {
        @Override
        public EventType type() {
            return EventType.CHANNEL_CHANGED;
        }
    }

    /// A channel is no more, and none of its subscriptions.
    record ChannelClosed(ChannelId channel, int ownerUid) implements ChannelEvent {
        @Override
        public EventType type() {
            return EventType.CHANNEL_CLOSED;
        }
    }

    /// A channel has a subscription, new or in the place of one of the same kind and id.
    record Subscribed(ChannelId channel, int ownerUid, Subscription subscription) implements ChannelEvent {
        @Override
        public EventType type() {
            return EventType.CHANNEL_SUBSCRIBED;
        }
    }

    /// A subscription ended.
    record Unsubscribed(ChannelId channel, int ownerUid, Subscription subscription) implements ChannelEvent {
        @Override
        public EventType type() {
            return EventType.CHANNEL_UNSUBSCRIBED;
        }
    }
}
