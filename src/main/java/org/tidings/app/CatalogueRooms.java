package org.tidings.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.SiteFollower;
import org.tidings.catalogue.SiteLog;
import org.tidings.config.Config;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.Origin;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.rules.Landscape;
import org.tidings.rules.RuleKeeper;
import org.tidings.store.sql.SqlStore;
import org.tidings.transfer.Aftercare;
import org.tidings.transfer.Bell;
import org.tidings.transfer.Board;
import org.tidings.transfer.Retry;
import org.tidings.transfer.TransferWorker;
import org.tidings.wire.catalogue.Doors;
import org.tidings.wire.client.Backoff;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.Endpoint;
import org.tidings.wire.site.FollowedLog;
import org.tidings.wire.site.Partner;
import org.tidings.wire.site.SiteEngine;
import org.tidings.wire.site.WalkedLog;

/// The catalogue of many sites, wired: who follows them, and who has copies made.
final class CatalogueRooms {
    private final Stand stand;
    private final Map<Rse, Partner> partners = new HashMap<>();
    private final Set<Rse> telling = new HashSet<>();
    private final List<Job> jobs = new ArrayList<>();
    private final List<FollowedLog> logs = new ArrayList<>();

    /// What they are wired to.
    ///
    /// @param threads for the streams that are followed
    /// @param random safe for threads
    /// @param logGrew raised whenever our own log has more
    record Stand(
            Config config,
            SqlStore store,
            EventCodec codec,
            InstantSource clock,
            RandomGenerator random,
            Executor threads,
            Signal logGrew) {}

    /// A worker, and what wakes it.
    private record Job(Worker worker, Signal wake, Runner.Kind kind) {}

    private CatalogueRooms(Stand stand) {
        this.stand = stand;
    }

    static CatalogueRooms open(Stand stand) {
        var rooms = new CatalogueRooms(stand);
        var origin = Origin.ofSite(stand.config().site().name());
        if (!stand.config().catalogue().sites().isEmpty()) {
            rooms.describe(origin);
            stand.config().catalogue().sites().forEach(site -> rooms.add(site, origin));
            rooms.addRules(origin);
            rooms.addTransfers(origin);
        }
        return rooms;
    }

    /// Has the workers stepped from now on.
    void run(Runner runner) {
        jobs.forEach(job -> runner.run(job.worker(), job.wake(), job.kind()));
    }

    /// Where files of the sites are fetched.
    Doors doors() {
        return new PartnerDoors(Map.copyOf(partners));
    }

    /// Says what is new about the sites, so that rules know.
    private void describe(Origin origin) {
        Map<Rse, RseRecord> known = new HashMap<>();
        stand.store().catalogue().rses().forEach(record -> known.put(record.rse(), record));
        List<RseEvent> news = new ArrayList<>();
        for (Config.Partner site : stand.config().catalogue().sites()) {
            RseRecord record = known.get(site.name());
            if (record == null || !record.attributes().equals(site.attributes())) {
                news.add(RseEvent.RseDescribed.of(site.name(), site.attributes()));
            }
        }
        if (!news.isEmpty()) {
            stand.store().ledger().commit(Commit.of(origin, news));
        }
    }

    private void add(Config.Partner site, Origin origin) {
        Endpoint door = Logins.at(site.door(), site.login());
        partners.put(site.name(), new Partner(door, site.login().macaroons()));
        if (site.api().isPresent()) {
            telling.add(site.name());
            follow(site, Logins.at(site.api().get(), site.login()), origin);
        } else {
            var walked = new WalkedLog(
                    new DoorClient(door),
                    site.root(),
                    stand.config().catalogue().walk(),
                    stand.clock());
            addFollower(site, walked, new Signal(), origin);
        }
    }

    private void follow(Config.Partner site, Endpoint api, Origin origin) {
        var arrived = new Signal();
        var log = new FollowedLog(
                api,
                new FollowedLog.Means(
                        stand.codec(), stand.clock(), stand.threads(), new Backoff(TimeAndChance.ordinary()), arrived));
        logs.add(log);
        addFollower(site, log, arrived, origin);
    }

    private void addFollower(Config.Partner site, SiteLog log, Signal arrived, Origin origin) {
        var ground = new SiteFollower.Ground(
                stand.store().ledger(),
                stand.store().catalogue(),
                stand.clock(),
                origin,
                stand.config().catalogue().silence());
        String ourUser = site.login().user().orElse("");
        jobs.add(new Job(new SiteFollower(site.name(), log, ourUser, ground), arrived, Runner.Kind.PLATFORM));
    }

    private void addRules(Origin origin) {
        var follows =
                new Follower.Ground(stand.store().ledger(), stand.store().log(), stand.codec(), stand.clock(), origin);
        stand.config().catalogue().rules().ifPresent(file -> addRuleFile(file, origin));
        var keeper = new RuleKeeper(follows, stand.store().catalogue(), stand.random(), terms());
        jobs.add(new Job(keeper, stand.logGrew(), Runner.Kind.PLATFORM));
    }

    private void addRuleFile(Path file, Origin origin) {
        var watch =
                new RuleFileWatch(file, stand.store().catalogue(), stand.store().ledger(), stand.clock(), origin);
        watch.readFirst();
        jobs.add(new Job(watch, new Signal(), Runner.Kind.VIRTUAL));
    }

    /// What rules are kept by.
    Landscape.Terms terms() {
        var told = stand.config().catalogue();
        return new Landscape.Terms(told.grace(), told.lease());
    }

    private void addTransfers(Origin origin) {
        var queued = new Signal();
        var board = new Board(stand.store().catalogue(), queued);
        var ground = new TransferWorker.Ground(
                stand.store().ledger(),
                stand.store().catalogue(),
                new SiteEngine(partners, stand.clock()),
                telling::contains,
                board,
                new TransferWorker.Chance(stand.clock(), stand.random(), Retry.USUAL),
                origin);
        for (int i = 1; i <= stand.config().catalogue().transfers(); i++) {
            jobs.add(new Job(new TransferWorker("transfer " + i, ground), queued, Runner.Kind.VIRTUAL));
        }
        jobs.add(new Job(new Bell(stand.store().log(), queued), stand.logGrew(), Runner.Kind.PLATFORM));
        jobs.add(new Job(new Aftercare(ground), new Signal(), Runner.Kind.VIRTUAL));
    }

    void close() {
        logs.forEach(FollowedLog::close);
    }
}
