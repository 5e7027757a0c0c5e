package org.tidings.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Principal;
import org.tidings.catalogue.Catalogue;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Settings;
import org.tidings.delivery.Site;
import org.tidings.delivery.Surroundings;
import org.tidings.delivery.Tally;
import org.tidings.door.Customs;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.door.Mint;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.Offset;
import org.tidings.model.PoolName;
import org.tidings.model.Recorded;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;
import org.tidings.pool.Doubts;
import org.tidings.pool.PoolBroken;
import org.tidings.pool.Pools;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;

/// One site, its clients and its listeners, all in this thread and all decided by one seed.
///
/// What is durable (the store, the pools, what listeners remember) outlives a crash; everything else is
/// made anew by [#boot].
final class World {
    static final Principal ADMIN = principal("admin", 1000, true);
    static final Principal ALICE = principal("alice", 1001, false);
    static final Principal BOB = principal("bob", 1002, false);

    private static final int ROUNDS_TO_SETTLE = 3000;

    private final long seed;
    private final Set<Mutant> mutants;
    private final Chance chance;
    private final TestClock clock = new TestClock();
    private final MemoryStore store =
            new MemoryStore(new EventLog.Epoch("0badcafe"), StoreFixture.CODEC, clock, new Signal());
    private final Ports ports;
    private final List<SimulatedPool> pools;
    private final Audience audience;
    private final Set<String> acknowledged = new HashSet<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Clients clients;
    private final Cataloguer cataloguer;
    private Optional<ChannelUser> channelUser = Optional.empty();
    private Delivery delivery;
    private List<Worker> workers = List.of();
    private long step;

    World(long seed, Mutant... mutants) {
        this.seed = seed;
        this.mutants = Set.of(mutants);
        this.chance = new Chance(seed);
        this.ports = new Ports(this, store, clock, chance);
        boolean forgetful = has(Mutant.FORGETFUL_POOL);
        this.pools = List.of(new SimulatedPool("p1", chance, forgetful), new SimulatedPool("p2", chance, forgetful));
        this.audience = new Audience(this, store);
        this.clients = new Clients(this);
        this.cataloguer = new Cataloguer(this, ports.ledger());
        new Founding(store, clock, chance).found();
        this.delivery = boot();
    }

    /// Lives for so many steps, then lets everything settle, checking after each step.
    void live(int steps) {
        for (step = 0; step < steps; step++) {
            act();
            check(Invariant.When.ALWAYS);
        }
        settle();
        check(Invariant.When.ALWAYS);
        check(Invariant.When.SETTLED);
    }

    private void act() {
        int dice = chance.below(100);
        if (dice < 35) {
            clients.act();
        } else if (dice < 40) {
            cataloguer.act();
        } else if (dice < 45) {
            channelUser().act();
        } else if (dice < 60) {
            stepWorkers();
        } else if (dice < 75) {
            delivery.step();
        } else if (dice < 85) {
            runTask();
        } else if (dice < 95) {
            audience.act();
        } else if (dice < 96) {
            decay();
        } else if (dice < 99) {
            clock.step(chance.fault(20) ? Duration.ofHours(-1) : chance.upTo(Duration.ofSeconds(3)));
        } else if (chance.fault(1)) {
            crash();
        }
    }

    private void decay() {
        if (chance.fault(2)) {
            tell(chance.oneOf(pools).decay());
        }
    }

    private void crash() {
        tell("crash");
        clients.crash();
        pools.forEach(SimulatedPool::crash);
        tasks.clear();
        audience.cut();
        delivery = boot();
    }

    /// Starts the site's rooms on what is durable.
    private Delivery boot() {
        var sitePools = new Pools(pools, chance.random());
        var doubts = new Doubts();
        var mint = new Mint(clock, chance.random());
        workers = new ArrayList<>(new Housekeeping(this, ports.follows(), sitePools, doubts, mint).workers());
        clients.connect(new Ground(
                store.namespace(),
                ports.ledger(),
                sitePools.doubting(doubts),
                new Locks(clock, Locks.Limits.DEFAULT),
                mint,
                Customs.DEFAULT));
        var site = new Site("sim", ports.deliveredLog(), ports.shownNamespace(), StoreFixture.CODEC, cursors());
        var surroundings = new Surroundings(clock, chance.random(), tasks::add, new Signal(), Path.of("."));
        var booted = new Delivery(site, surroundings, Settings.DEFAULT, new Tally(latency -> {}));
        var rooms = ChannelRooms.of(ports.follows(), ports.channels(), store.namespace(), booted, chance);
        workers.addAll(rooms.workers());
        channelUser.ifPresentOrElse(
                user -> user.meet(rooms), () -> channelUser = Optional.of(new ChannelUser(this, rooms)));
        return booted;
    }

    Cursors cursors() {
        return new Cursors(new byte[16], store.epoch());
    }

    private void stepWorkers() {
        for (Worker worker : workers) {
            try {
                worker.step();
            } catch (LedgerBroken | PoolBroken broken) {
                tell(worker.name() + ": " + broken.getMessage());
            }
        }
    }

    private void runTask() {
        Optional.ofNullable(tasks.poll()).ifPresent(Runnable::run);
    }

    /// Ends the faults and runs until nothing is left to do, or for so long that something must be wrong.
    private void settle() {
        chance.endFaults();
        clients.finishAll();
        crash();
        audience.connect();
        channelUser().connect();
        int quiet = 0;
        for (int round = 0; quiet < 3 && round < ROUNDS_TO_SETTLE; round++) {
            clock.step(Duration.ofSeconds(2));
            audience.takePending();
            channelUser().takePending();
            boolean worked = delivery.step();
            worked |= !tasks.isEmpty();
            runTask();
            for (Worker worker : workers) {
                worked |= worker.step();
            }
            quiet = worked ? 0 : quiet + 1;
        }
    }

    private void check(Invariant.When when) {
        for (Invariant invariant : Invariants.ALL) {
            if (invariant.when() == when) {
                invariant.check().wrong(this).ifPresent(what -> {
                    throw new Invariant.Broken(invariant.name(), seed, step, what);
                });
            }
        }
    }

    Delivery delivery() {
        return delivery;
    }

    Optional<String> heardHidden() {
        return audience.heardHidden();
    }

    void tell(String line) {
        story.add(step + " " + line);
    }

    List<String> story() {
        return story;
    }

    void acknowledge(String upload) {
        acknowledged.add(upload);
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    Chance chance() {
        return chance;
    }

    boolean has(Mutant mutant) {
        return mutants.contains(mutant);
    }

    List<SimulatedPool> pools() {
        return pools;
    }

    SimulatedPool pool(PoolName name) {
        return pools.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    List<Ear> ears() {
        return audience.ears();
    }

    EventLog log() {
        return ports.log();
    }

    /// The whole log, decoded.
    List<Recorded> recorded() {
        var reading = (EventLog.Reading.Lines) log().read(new Offset(recorded.size()), Integer.MAX_VALUE);
        reading.lines().forEach(line -> recorded.add(line.decoded(StoreFixture.CODEC)));
        return recorded;
    }

    Namespace namespace() {
        return ports.namespace();
    }

    Catalogue catalogue() {
        return ports.catalogue();
    }

    Inventory inventory() {
        return store.inventory();
    }

    ChannelUser channelUser() {
        return channelUser.orElseThrow();
    }

    private static Principal principal(String name, int uid, boolean admin) {
        return new Principal(name, uid, List.of(uid, 100), StoragePath.ROOT, admin, Principal.Restriction.NONE);
    }
}
