package org.tidings.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tidings.access.Principal;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.LogPages;
import org.tidings.delivery.Selector;
import org.tidings.delivery.SelectorReader;
import org.tidings.delivery.Settings;
import org.tidings.delivery.Site;
import org.tidings.delivery.Start;
import org.tidings.delivery.Starts;
import org.tidings.delivery.Surroundings;
import org.tidings.delivery.Tally;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Signal;
import org.tidings.ledger.WholeLog;
import org.tidings.model.StoragePath;
import org.tidings.store.archive.GzipArchive;
import org.tidings.store.sql.SqlStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log of a site that does not run, from its first archived event on, as an operator may see it.
public final class OfflineLog {
    private static final Principal OPERATOR =
            new Principal("operator", 0, List.of(0), StoragePath.ROOT, true, Principal.Restriction.NONE);

    private OfflineLog() {}

    /// Whether the site runs, so that it must be asked instead.
    public static boolean isRunning(Config config) {
        return DirectoryLock.isHeld(config.site().directory());
    }

    /// Shows every matching event, a CloudEvent in one line of JSON.
    ///
    /// @param selector as the API's parameters
    /// @param from as the API has it
    /// @throws IllegalArgumentException with a sentence, when selector or place make no sense
    public static void read(Config config, Map<String, List<String>> selector, String from, Consumer<String> visitor) {
        Path directory = config.site().directory();
        var users = Users.in(config.access().usersFile());
        var codec = new EventCodec(uid ->
                users.stream().filter(user -> user.uid() == uid).map(User::name).findFirst());
        var clock = TimeAndChance.clock();
        var random = TimeAndChance.unguessable();
        try (var lock = DirectoryLock.of(directory);
                var store = Database.opened(config, new SqlStore.Tools(codec, clock, random, new Signal()))) {
            var epoch = store.log().epoch();
            var log = new WholeLog(store.log(), new GzipArchive(directory.resolve(House.ARCHIVE), epoch, codec));
            var cursors = new Cursors(SecretKey.in(directory.resolve(House.CURSOR_KEY), random), epoch);
            var site = new Site(config.site().name(), log, store.namespace(), codec, cursors);
            var surroundings = new Surroundings(clock, random, Runnable::run, new Signal(), Scratch.in(directory));
            var pages = new Delivery(site, surroundings, Settings.DEFAULT, new Tally(sinceCommit -> {})).pages();
            var wanted = wanted(
                    selector,
                    new SelectorReader(name -> users.stream()
                            .filter(user -> user.name().equals(name))
                            .mapToInt(User::uid)
                            .findFirst()));
            tell(pages, new Starts(log, cursors), wanted, from, visitor);
        }
    }

    private static Selector wanted(Map<String, List<String>> selector, SelectorReader reader) {
        return switch (reader.read(selector)) {
            case SelectorReader.Reading.Read read -> read.selector();
            case SelectorReader.Reading.Refused refused ->
                throw new IllegalArgumentException(refused.parameter() + ": " + refused.sentence());
        };
    }

    private static void tell(LogPages pages, Starts starts, Selector selector, String from, Consumer<String> visitor) {
        String place = from;
        boolean more = true;
        while (more) {
            var ask = new LogPages.Ask(OPERATOR, selector, start(starts, place), LogPages.MOST);
            JsonNode page = JsonMapper.shared().readTree(pages.page(ask));
            page.path("events").values().forEach(event -> visitor.accept(event.toString()));
            more = page.path("more").asBoolean(false);
            place = page.path("next").asString("");
        }
    }

    private static Start.After start(Starts starts, String from) {
        return switch (starts.from(from, true)) {
            case Start.After after -> after;
            case Start.Snapshot snapshot ->
                throw new IllegalArgumentException("A snapshot is told by 'tidings watch'.");
            case Start.Refused refused -> throw new IllegalArgumentException(refused.sentence());
        };
    }
}
