package org.tidings.simulation.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Naming;
import org.tidings.catalogue.SiteFollower;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.rules.Landscape;
import org.tidings.rules.RuleKeeper;
import org.tidings.simulation.Chance;
import org.tidings.simulation.sites.SimulatedSite.Stored;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;
import org.tidings.transfer.Aftercare;
import org.tidings.transfer.Board;
import org.tidings.transfer.Retry;
import org.tidings.transfer.TransferWorker;

/// Four sites, people who use them, and one catalogue with a rule: two copies of everything.
///
/// The sites and the catalogue's store outlive a crash; everything else is made anew by [#boot].
final class SitesWorld {
    private static final Origin ORIGIN = Origin.ofSite("catalogue");
    static final int COPIES = 2;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int ROUNDS_TO_SETTLE = 4000;
    private static final List<StoragePath> PATHS = Stream.of("/data/a", "/data/b", "/data/c d", "/data/e/f", "/data/%")
            .map(StoragePath::new)
            .toList();

    private final long seed;
    private final Chance chance;
    private final TestClock clock = new TestClock();
    private final MemoryStore store =
            new MemoryStore(new EventLog.Epoch("0badcafe"), StoreFixture.CODEC, clock, new Signal());
    private final Map<Rse, SimulatedSite> sites = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private List<Worker> workers = List.of();
    private int nextBytes = 1;
    private long step;

    /// What does not hold.
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what);
        }
    }

    SitesWorld(long seed) {
        this.seed = seed;
        this.chance = new Chance(seed);
        List<RseEvent> described = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            var site = new SimulatedSite(name, chance, clock);
            sites.put(site.rse(), site);
            described.add(RseEvent.RseDescribed.of(site.rse(), Map.of("kind", "disk")));
        }
        store.commit(Commit.of(ORIGIN, described));
        store.commit(Commit.of(ORIGIN, List.of(new RuleEvent.RuleAdded(rule()))));
        boot();
    }

    private static Rule rule() {
        return new Rule(
                new RuleId("00000000000000aa"),
                new Rule.Selection("data:", ""),
                "kind=disk",
                COPIES,
                Rule.Grouping.NONE,
                Optional.empty(),
                Rule.USUAL_PRIORITY,
                "test",
                Optional.empty(),
                Optional.empty(),
                Rule.Deletes.FOLLOW,
                "");
    }

    /// Lives for so many steps, then lets everything settle.
    void live(int steps) {
        for (step = 0; step < steps; step++) {
            act();
        }
        settle();
        Settled.check(this);
    }

    List<String> story() {
        return story;
    }

    private void act() {
        int dice = chance.below(100);
        if (dice < 12) {
            somebodyDoes();
        } else if (dice < 14) {
            misfortune();
        } else if (dice < 16 && chance.fault(2)) {
            tell(chance.oneOf(List.copyOf(sites.values())).toggleSilence());
        } else if (dice < 17) {
            chance.oneOf(List.copyOf(sites.values())).scrub();
        } else if (dice < 18 && chance.fault(3)) {
            chance.oneOf(List.copyOf(sites.values())).trim();
        } else if (dice < 19 && chance.fault(2)) {
            tell("crash");
            boot();
        } else if (dice < 25) {
            clock.step(chance.upTo(Duration.ofSeconds(10)));
        } else {
            stepOne(chance.oneOf(workers));
        }
    }

    /// Each file is written at one site only; its copies may be deleted anywhere.
    private void somebodyDoes() {
        StoragePath path = chance.oneOf(PATHS);
        SimulatedSite home = List.copyOf(sites.values()).get(PATHS.indexOf(path) % sites.size());
        int dice = chance.below(10);
        if (home.isSilent()) {
            return;
        }
        if (dice < 6) {
            tell("put " + path + " at " + home.rse() + " as " + nextBytes);
            home.put(path, nextBytes++, "alice");
        } else if (dice < 8) {
            tell("delete " + path + " at " + home.rse());
            home.delete(path, "alice");
        } else if (dice < 9) {
            var to = new StoragePath("/data/renamed-" + nextBytes++);
            home.rename(path, to, "alice");
            tell("rename " + path + " at " + home.rse() + " to " + to.name());
        } else {
            SimulatedSite other = chance.oneOf(List.copyOf(sites.values()));
            tell("delete " + path + " at " + other.rse());
            other.delete(path, "alice");
        }
    }

    /// Bytes go bad at one site at a time, and only where another has the same.
    private void misfortune() {
        SimulatedSite site = chance.oneOf(List.copyOf(sites.values()));
        List<StoragePath> spare = site.files().entrySet().stream()
                .filter(file -> goodAt(file.getKey(), file.getValue().told()) > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (!spare.isEmpty() && chance.fault(1)) {
            StoragePath path = chance.oneOf(spare);
            tell("bytes of " + path + " at " + site.rse() + " go bad");
            site.spoil(path, chance.oneIn(2) ? Optional.empty() : Optional.of(-1));
        }
    }

    private long goodAt(StoragePath path, int bytes) {
        return sites.values().stream()
                .flatMap(site -> Stream.ofNullable(site.files().get(path)))
                .filter(file -> file.isGood() && file.told() == bytes)
                .count();
    }

    private void stepOne(Worker worker) {
        try {
            worker.step();
        } catch (SimulatedEngine.Died died) {
            tell("died in " + worker.name());
            boot();
        }
    }

    private void boot() {
        List<Worker> fresh = new ArrayList<>();
        for (SimulatedSite site : sites.values()) {
            fresh.add(new SiteFollower(
                    site.rse(),
                    site,
                    SimulatedSite.OUR_USER,
                    new SiteFollower.Ground(store, store.catalogue(), clock, ORIGIN, Duration.ofSeconds(5))));
        }
        var follows = new Follower.Ground(store, store, StoreFixture.CODEC, clock, ORIGIN);
        fresh.add(new RuleKeeper(
                follows,
                store.catalogue(),
                chance.random(),
                new Landscape.Terms(Duration.ofSeconds(20), Duration.ofHours(1))));
        var ground = new TransferWorker.Ground(
                store,
                store.catalogue(),
                new SimulatedEngine(sites, chance, this::removing),
                rse -> true,
                new Board(store.catalogue(), new Signal()),
                new TransferWorker.Chance(clock, chance.random(), Retry.USUAL),
                ORIGIN);
        fresh.add(new TransferWorker("transfer 1", ground));
        fresh.add(new TransferWorker("transfer 2", ground));
        fresh.add(new Aftercare(ground));
        workers = fresh;
    }

    /// NobodysFileIsRemovedByUs, and LastGoodCopyIsNeverRemoved: what we take away lies elsewhere too, or was deleted
    /// by somebody.
    private void removing(SimulatedSite site, StoragePath path) {
        Stored file = site.files().get(path);
        tell("we remove " + path + " at " + site.rse());
        if (file == null || !file.isGood()) {
            return;
        }
        if (!file.writer().equals(SimulatedSite.OUR_USER)) {
            throw broken("NobodysFileIsRemovedByUs: " + path + " at " + site.rse() + ", written by " + file.writer());
        }
        Optional<DidRecord> record = store.catalogue().find(Naming.didOf(path));
        boolean current = record.filter(
                        r -> !r.ended() && !r.bytes().contradicts(SimulatedSite.fingerprint(file.told())))
                .isPresent();
        if (current && goodAt(path, file.told()) <= 1) {
            throw broken("LastGoodCopyIsNeverRemoved: " + path + " at " + site.rse());
        }
    }

    /// Faults have ended: everybody is back, everything is read again, and all workers run until nothing changes.
    private void settle() {
        chance.endFaults();
        sites.values().forEach(site -> {
            site.fallSilent(false);
            site.scrub();
        });
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
            boolean busy = false;
            for (Worker worker : List.copyOf(workers)) {
                busy |= worker.step();
            }
            clock.step(Duration.ofSeconds(round % 50 == 49 ? 4000 : 1));
            if (!busy && round > 400 && isQuiet()) {
                return;
            }
        }
        throw broken("it does not settle: "
                + store.catalogue().list(Optional.empty(), 100).stream()
                        .filter(record -> !record.copying().isEmpty())
                        .map(record -> record + history(record))
                        .toList());
    }

    /// What has no good copy left waits for one, for ever.
    private boolean isQuiet() {
        boolean moving = store.catalogue().list(Optional.empty(), 1000).stream()
                .anyMatch(record ->
                        !record.copying().isEmpty() && record.good().findAny().isPresent());
        return !moving && store.catalogue().condemned(EVER, 1).isEmpty();
    }

    Catalogue catalogue() {
        return store.catalogue();
    }

    Map<Rse, SimulatedSite> sites() {
        return sites;
    }

    /// What the catalogue's log has of a file.
    String history(DidRecord record) {
        var lines = (EventLog.Reading.Lines) store.read(Offset.ORIGIN, 1_000_000);
        return lines.lines().stream()
                .filter(line -> line.heading().subject().equals(record.did().asSubject()))
                .map(line -> "\n" + line.offset() + " "
                        + line.decoded(StoreFixture.CODEC).event())
                .collect(Collectors.joining());
    }

    private void tell(String what) {
        story.add(step + " " + what);
    }

    Broken broken(String what) {
        return new Broken("seed " + seed + ", step " + step + ": " + what);
    }
}
