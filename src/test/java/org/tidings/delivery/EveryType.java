package org.tidings.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tidings.ledger.RandomCatalogueEvents;
import org.tidings.model.AccessesMissed;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.EventType;
import org.tidings.model.StoragePath;
import org.tidings.model.Subscription;

/// Every type of event there is: those of entries, and those of the house itself.
final class EveryType {
    /// Asks for all of them by name.
    static final Selector SELECTOR = new Selector(
            StoragePath.ROOT, true, Set.of(EventType.values()), List.of(), OptionalInt.empty(), 0, Set.of());

    private EveryType() {}

    static Set<String> named(Predicate<EventType> which) {
        Set<String> types = new TreeSet<>();
        Arrays.stream(EventType.values()).filter(which).forEach(type -> types.add(type.shortName()));
        return types;
    }

    static boolean isOfTheHouse(EventType type) {
        return type.isOfChannels() || type.isOfCatalogue() || type == EventType.ACCESSES_MISSED;
    }

    /// Does everything the house does for its users.
    static void runTheHouse(Doings doings) {
        ChannelId channel = new ChannelId("AAAAAAAAAAAAAAAAAAAAAA");
        var subscription = new Subscription("metronome", "1", "{}");
        doings.say(new ChannelEvent.ChannelOpened(channel, 1001, "", "http://h/api/v1/", Duration.ofSeconds(300)));
        doings.say(new ChannelEvent.ChannelTimeoutChanged(channel, 1001, Duration.ofSeconds(30)));
        doings.say(new ChannelEvent.Subscribed(channel, 1001, subscription));
        doings.say(new ChannelEvent.Unsubscribed(channel, 1001, subscription));
        doings.say(new ChannelEvent.ChannelClosed(channel, 1001));
        doings.say(new AccessesMissed(3));
        new RandomCatalogueEvents(new Random(1)).oneOfEach().forEach(doings::say);
    }
}
