package org.tidings.channel;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.access.Principal;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.model.ChannelEvent;
import org.tidings.model.FileId;
import org.tidings.model.Origin;
import org.tidings.model.StoragePath;
import org.tidings.model.Subscription;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Subscribes channels to events, and ends subscriptions.
public final class SubscriptionDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TRIES = 16;
    private final Ground ground;
    private final Watched watched;

    /// Who asks, and as what the log will know it.
    public record Asker(Principal who, Origin origin) {}

    /// What came of subscribing.
    public sealed interface Outcome {}

    /// There is a new subscription.
    public record Made(Subscription subscription) implements Outcome {}

    /// The channel's subscription to the same thing has been changed.
    public record Merged(Subscription subscription) implements Outcome {}

    /// There is none.
    ///
    /// @param sentence begins with its class as dCache has it, such as `Bad selector:`
    public record Refused(String sentence) implements Outcome {}

    /// The channel has as many as one may have.
    public record TooMany() implements Outcome {}

    /// The channel was closed meanwhile.
    public record Gone() implements Outcome {}

    public SubscriptionDesk(Ground ground, Watched watched) {
        this.ground = ground;
        this.watched = watched;
    }

    /// The subscriptions of a channel that stand.
    public List<Subscription> list(Channel channel) {
        return ground.views().channels().terms(channel.id()).stream()
                .filter(Term::stands)
                .map(Term::subscription)
                .toList();
    }

    public Optional<Subscription> find(Channel channel, Kind kind, String id) {
        return ground.views()
                .channels()
                .standing(channel.id(), kind.wireName(), id)
                .map(Term::subscription);
    }

    /// @return whether there was one to end
    public boolean end(Channel channel, Origin origin, Subscription subscription) {
        var event = new ChannelEvent.Unsubscribed(channel.id(), channel.ownerUid(), subscription);
        Optional<Term> standing =
                ground.views().channels().standing(channel.id(), subscription.kind(), subscription.id());
        if (standing.isEmpty()) {
            return false;
        }
        var asSeen = new Guard.SubscriptionIs(
                channel.id(),
                subscription.kind(),
                subscription.id(),
                Optional.of(standing.get().since()));
        boolean ended = ground.commit(origin, event, asSeen) instanceof CommitResult.Committed;
        WatchId.parse(subscription.id()).ifPresent(entry -> watched.remove(channel.id(), entry));
        return ended;
    }

    /// Subscribes a channel.
    ///
    /// @param selector in the words of the kind
    public Outcome subscribe(Channel channel, Asker asker, Kind kind, JsonNode selector) {
        try {
            return switch (kind) {
                case METRONOME -> {
                    MetronomeSelector.read(selector);
                    if (hasMetronomesEnough(channel)) {
                        yield new TooMany();
                    }
                    String id = new java.util.UUID(
                                    ground.chance().random().nextLong(),
                                    ground.chance().random().nextLong())
                            .toString();
                    yield say(channel, asker, new Subscription(kind.wireName(), id, selector.toString()))
                            .orElseThrow(() -> new IllegalStateException("a random id was there already"));
                }
                case INOTIFY -> watch(channel, asker, InotifySelector.read(selector));
            };
        } catch (BadSelector bad) {
            return new Refused("Bad selector: " + bad.sentence());
        }
    }

    /// Each is looked at several hundred times a second.
    private boolean hasMetronomesEnough(Channel channel) {
        return list(channel).stream()
                        .filter(subscription -> subscription.kind().equals(Kind.METRONOME.wireName()))
                        .count()
                >= Limits.METRONOMES;
    }

    private Outcome watch(Channel channel, Asker asker, InotifySelector selector) throws BadSelector {
        StoragePath path = asker.who().inside(selector.path());
        Resolution where = ground.views().namespace().resolve(path);
        if (!Permit.allows(asker.who(), Activity.READ_METADATA, path, where)) {
            return new Refused("Permission denied: Not allowed.");
        }
        if (!(where instanceof Resolution.Found(List<Entry.Directory> above, Entry entry))) {
            return new Refused("Not found: Problem with path: " + selector.path());
        }
        boolean directory = entry instanceof Entry.Directory;
        if (!Permit.allows(asker.who(), directory ? Activity.LIST : Activity.DOWNLOAD, path, where)) {
            return new Refused("Permission denied: Not allowed.");
        }
        if (selector.says(Flag.IN_ONLYDIR) && !directory) {
            return new Refused("Failed condition: " + selector.path() + " is not a directory.");
        }
        return watch(channel, asker, entry.id(), selector);
    }

    private Outcome watch(Channel channel, Asker asker, FileId entry, InotifySelector selector) throws BadSelector {
        String id = WatchId.of(entry);
        for (int i = 0; i < TRIES; i++) {
            Optional<Term> before = ground.views().channels().standing(channel.id(), Kind.INOTIFY.wireName(), id);
            InotifySelector wanted = before.isPresent() && selector.says(Flag.IN_MASK_ADD)
                    ? InotifySelector.union(read(before.get()), selector)
                    : selector;
            var subscription = new Subscription(Kind.INOTIFY.wireName(), id, text(wanted));
            Optional<Outcome> outcome = before.isEmpty()
                    ? say(channel, asker, subscription)
                    : change(channel, asker, before.get(), subscription);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new Refused("Failed condition: others change this subscription all the time.");
    }

    private static InotifySelector read(Term term) throws BadSelector {
        return InotifySelector.read(JSON.readTree(term.subscription().selector()));
    }

    private static String text(InotifySelector selector) {
        ObjectNode json = JSON.createObjectNode();
        selector.writeTo(json);
        return json.toString();
    }

    /// Empty if somebody changed the same subscription meanwhile.
    private Optional<Outcome> say(Channel channel, Asker asker, Subscription subscription) {
        watched.add(channel.id(), subscription);
        var event = new ChannelEvent.Subscribed(channel.id(), channel.ownerUid(), subscription);
        var result = ground.commit(
                asker.origin(),
                event,
                new Guard.ChannelIsOpen(channel.id()),
                new Guard.FewerSubscriptions(channel.id(), ground.limits().subscriptions()),
                new Guard.SubscriptionIs(channel.id(), subscription.kind(), subscription.id(), Optional.empty()));
        return outcome(result, new Made(subscription));
    }

    private Optional<Outcome> change(Channel channel, Asker asker, Term before, Subscription subscription) {
        watched.add(channel.id(), subscription);
        var event = new ChannelEvent.Subscribed(channel.id(), channel.ownerUid(), subscription);
        var result = ground.commit(
                asker.origin(),
                event,
                new Guard.ChannelIsOpen(channel.id()),
                new Guard.SubscriptionIs(
                        channel.id(), subscription.kind(), subscription.id(), Optional.of(before.since())));
        return outcome(result, new Merged(subscription));
    }

    private static Optional<Outcome> outcome(CommitResult result, Outcome good) {
        return switch (result) {
            case CommitResult.Committed committed -> Optional.of(good);
            case CommitResult.Refused refused ->
                switch (refused.broken()) {
                    case Guard.ChannelIsOpen closed -> Optional.of(new Gone());
                    case Guard.FewerSubscriptions full -> Optional.of(new TooMany());
                    case Guard other -> Optional.empty();
                };
        };
    }
}
