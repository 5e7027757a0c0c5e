package org.tidings.store.sql;

import java.time.Instant;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Term;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// What an event does to the channels: one event into one [ChannelDraft].
///
/// @param offset the event's
/// @param at the event's time
record ChannelFold(ChannelDraft draft, Offset offset, Instant at) {

    /// @throws IllegalStateException when the event contradicts what is
    void fold(ChannelEvent event) {
        switch (event) {
            case ChannelEvent.ChannelOpened e -> {
                if (draft.find(e.channel()).isPresent()) {
                    throw new IllegalStateException("there is a channel " + e.channel() + " already");
                }
                draft.open(new Channel(e.channel(), e.ownerUid(), e.clientId(), e.baseUrl(), e.timeout(), offset, at));
            }
            case ChannelEvent.ChannelTimeoutChanged e ->
                draft.change(existing(e.channel()).withTimeout(e.timeout()));
            case ChannelEvent.ChannelClosed e -> draft.close(existing(e.channel()));
            case ChannelEvent.Subscribed e -> {
                existing(e.channel());
                standing(e.channel(), e.subscription())
                        .ifPresent(before -> draft.end(e.channel(), before.subscription(), offset));
                draft.begin(e.channel(), new Term(e.subscription(), offset, at, Optional.empty()));
            }
            case ChannelEvent.Unsubscribed e -> {
                Term before = standing(e.channel(), e.subscription())
                        .orElseThrow(() -> new IllegalStateException("no such subscription to end"));
                draft.end(e.channel(), before.subscription(), offset);
            }
        }
    }

    private Channel existing(ChannelId id) {
        return draft.find(id).orElseThrow(() -> new IllegalStateException("no channel " + id));
    }

    private Optional<Term> standing(ChannelId channel, Subscription subscription) {
        return draft.standing(channel, subscription.kind(), subscription.id());
    }
}
