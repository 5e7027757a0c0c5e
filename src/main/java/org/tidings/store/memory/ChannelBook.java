package org.tidings.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Term;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// The channels as lists: what replaying the log gives.
///
/// Not safe for threads; [MemoryStore] locks.
final class ChannelBook {
    private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
    private final Map<ChannelId, List<Term>> terms = new LinkedHashMap<>();

    ChannelBook copy() {
        var copy = new ChannelBook();
        copy.adopt(this);
        return copy;
    }

    /// Becomes what the other is.
    void adopt(ChannelBook other) {
        channels.clear();
        channels.putAll(other.channels);
        terms.clear();
        other.terms.forEach((id, list) -> terms.put(id, new ArrayList<>(list)));
    }

    Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    List<Channel> all() {
        return List.copyOf(channels.values());
    }

    List<Channel> ofOwner(int uid) {
        return channels.values().stream().filter(c -> c.ownerUid() == uid).toList();
    }

    List<Term> terms(ChannelId id) {
        return List.copyOf(terms.getOrDefault(id, List.of()));
    }

    Optional<Term> standing(ChannelId channel, String kind, String id) {
        return terms(channel).stream()
                .filter(term -> term.stands()
                        && term.subscription().kind().equals(kind)
                        && term.subscription().id().equals(id))
                .findFirst();
    }

    long subscriptionsOf(ChannelId channel) {
        return terms(channel).stream().filter(Term::stands).count();
    }

    /// @throws IllegalStateException when the event contradicts what is
    void fold(ChannelEvent event, Offset offset, Instant at) {
        switch (event) {
            case ChannelEvent.ChannelOpened e -> {
                if (find(e.channel()).isPresent()) {
                    throw new IllegalStateException("there is a channel " + e.channel() + " already");
                }
                channels.put(
                        e.channel(),
                        new Channel(e.channel(), e.ownerUid(), e.clientId(), e.baseUrl(), e.timeout(), offset, at));
                terms.put(e.channel(), new ArrayList<>());
            }
            case ChannelEvent.ChannelTimeoutChanged e ->
                channels.put(e.channel(), existing(e.channel()).withTimeout(e.timeout()));
            case ChannelEvent.ChannelClosed e -> {
                existing(e.channel());
                channels.remove(e.channel());
                terms.remove(e.channel());
            }
            case ChannelEvent.Subscribed e -> {
                end(existing(e.channel()).id(), e.subscription(), offset);
                termsOf(e.channel()).add(new Term(e.subscription(), offset, at, Optional.empty()));
            }
            case ChannelEvent.Unsubscribed e -> {
                if (!end(existing(e.channel()).id(), e.subscription(), offset)) {
                    throw new IllegalStateException("no such subscription to end");
                }
            }
        }
    }

    void forgetTermsThrough(Offset trimmed) {
        terms.values()
                .forEach(list -> list.removeIf(term ->
                        term.until().filter(end -> !end.isAfter(trimmed)).isPresent()));
    }

    /// Whether there was one to end.
    private boolean end(ChannelId channel, Subscription subscription, Offset offset) {
        Optional<Term> before = standing(channel, subscription.kind(), subscription.id());
        before.ifPresent(
                term -> termsOf(channel).replaceAll(other -> other.equals(term) ? term.endedBy(offset) : other));
        return before.isPresent();
    }

    private List<Term> termsOf(ChannelId channel) {
        return terms.computeIfAbsent(channel, c -> new ArrayList<>());
    }

    private Channel existing(ChannelId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no channel " + id));
    }
}
