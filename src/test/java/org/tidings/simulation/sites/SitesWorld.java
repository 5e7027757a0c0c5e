package org.tidings.simulation.sites;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
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
import org.tidings.rules.Landscape;
import org.tidings.rules.RuleKeeper;
import org.tidings.simulation.Chance;
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
    private final long seed;
    private final Chance chance;
    private final TestClock clock = new TestClock();
    private final MemoryStore store =
            new MemoryStore(new EventLog.Epoch("0badcafe"), StoreFixture.CODEC, clock, new Signal());
    private final Map<Rse, SimulatedSite> sites = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private final SitesMutations mutations;
    private final Deeds deeds;
    private final Guardian guardian;
    private List<Worker> workers = List.of();
    private long step;

    /// What does not hold.
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1;
        private final String invariant;

        Broken(String invariant, String what) {
            super(what);
            this.invariant = invariant;
        }

        String invariant() {
            return invariant;
        }
    }

    SitesWorld(long seed) {
        this(seed, Optional.empty());
    }

    SitesWorld(long seed, Optional<SitesMutant> mutant) {
        this.seed = seed;
        this.chance = new Chance(seed);
        this.mutations = new SitesMutations(mutant);
        List<RseEvent> described = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            var site = new SimulatedSite(name, chance, clock);
            sites.put(site.rse(), site);
            described.add(RseEvent.RseDescribed.of(site.rse(), Map.of("kind", "disk")));
        }
        this.deeds = new Deeds(List.copyOf(sites.values()), chance, this::tell);
        this.guardian = new Guardian(this, store.catalogue(), deeds);
        store.commit(Commit.of(ORIGIN, described));
        store.commit(Commit.of(ORIGIN, List.of(new RuleEvent.RuleAdded(rule(mutations.copies(COPIES))))));
        boot();
    }

    private static Rule rule(int copies) {
        return new Rule(
                new RuleId("00000000000000aa"),
                new Rule.Selection("data:", ""),
                "kind=disk",
                copies,
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
        clock.step(Duration.ofMillis(1));
        int dice = chance.below(100);
        if (dice < 12) {
            deeds.somebodyDoes();
        } else if (dice < 14) {
            deeds.misfortune();
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
                    mutations.log(site, chance),
                    SimulatedSite.OUR_USER,
                    new SiteFollower.Ground(store, store.catalogue(), clock, ORIGIN, Duration.ofSeconds(5))));
        }
        var follows = new Follower.Ground(store, store, StoreFixture.CODEC, clock, ORIGIN);
        fresh.add(new RuleKeeper(
                follows,
                store.catalogue(),
                chance.random(),
                new Landscape.Terms(Duration.ofSeconds(20), Duration.ofHours(1))));
        var board = new Board(store.catalogue(), new Signal());
        fresh.add(new TransferWorker("transfer 1", transfers(store.catalogue(), board)));
        fresh.add(new TransferWorker("transfer 2", transfers(store.catalogue(), board)));
        fresh.add(new Aftercare(transfers(mutations.forAftercare(store.catalogue()), board)));
        workers = fresh;
    }

    private TransferWorker.Ground transfers(Catalogue catalogue, Board board) {
        return new TransferWorker.Ground(
                store,
                catalogue,
                mutations.engine(new SimulatedEngine(sites, chance, guardian)),
                rse -> true,
                board,
                new TransferWorker.Chance(clock, chance.random(), Retry.USUAL),
                ORIGIN);
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
        throw broken(
                "ItSettles",
                store.catalogue().list(Optional.empty(), 100).stream()
                        .filter(record -> !record.copying().isEmpty()
                                || record.replicas().values().stream().anyMatch(Replica::isCondemned))
                        .map(record -> record + lying(record) + history(record))
                        .toList()
                        .toString());
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

    /// What lies at the sites under a file's name.
    private String lying(DidRecord record) {
        return sites.values().stream()
                .map(site -> "\n" + site.rse() + ": " + site.files().get(record.home()))
                .collect(Collectors.joining());
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

    void tell(String what) {
        story.add(step + " " + what);
    }

    Broken broken(String invariant, String what) {
        return new Broken(invariant, "seed " + seed + ", step " + step + ": " + invariant + ": " + what);
    }
}
