package org.tidings.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tidings.access.Principal;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Form;
import org.tidings.delivery.Listener;
import org.tidings.delivery.Selector;
import org.tidings.delivery.Settings;
import org.tidings.delivery.Site;
import org.tidings.delivery.Start;
import org.tidings.delivery.Starts;
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
import org.tidings.model.EventType;
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
    private static final Selector EVERYTHING = new Selector(
            StoragePath.ROOT, true, Set.of(EventType.values()), List.of(), OptionalInt.empty(), 0, Set.of());

    private final long seed;
    private final Set<Mutant> mutants;
    private final Chance chance;
    private final TestClock clock = new TestClock();
    private final MemoryStore store =
            new MemoryStore(new EventLog.Epoch("0badcafe"), StoreFixture.CODEC, clock, new Signal());
    private final Ports ports;
    private final List<SimulatedPool> pools;
    private final List<Ear> ears;
    private final Set<String> acknowledged = new HashSet<>();
    private final List<Recorded> recorded = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Clients clients;
    private final Map<Ear, Listener> listeners = new IdentityHashMap<>();
    private Optional<ChannelUser> channelUser = Optional.empty();
    private Delivery delivery;
    private List<Worker> workers = List.of();
    private Optional<String> hidden = Optional.empty();
    private long step;

    World(long seed, Mutant... mutants) {
        this.seed = seed;
        this.mutants = Set.of(mutants);
        this.chance = new Chance(seed);
        this.ports = new Ports(this, store, clock, chance);
        boolean forgetful = has(Mutant.FORGETFUL_POOL);
        this.pools = List.of(new SimulatedPool("p1", chance, forgetful), new SimulatedPool("p2", chance, forgetful));
        this.ears = List.of(new Ear(ADMIN, true, chance), new Ear(ADMIN, false, chance), new Ear(BOB, false, chance));
        this.clients = new Clients(this);
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
        if (dice < 40) {
            clients.act();
        } else if (dice < 45) {
            channelUser().act();
        } else if (dice < 60) {
            stepWorkers();
        } else if (dice < 75) {
            delivery.step();
        } else if (dice < 85) {
            runTask();
        } else if (dice < 95) {
            useEar(chance.oneOf(ears));
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
        ears.forEach(Ear::cut);
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

    private Cursors cursors() {
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

    private void useEar(Ear ear) {
        if (!ear.isOpen()) {
            connect(ear);
        } else if (ear.isBusy()) {
            ear.takePending();
        } else if (chance.fault(10)) {
            tell("a listener loses its connection");
            Optional.ofNullable(listeners.get(ear)).ifPresent(Listener::cut);
            ear.cut();
        }
    }

    private void connect(Ear ear) {
        ear.opened(this::heard);
        var starts = new Starts(store, cursors());
        Start start = ear.cursor()
                .map(cursor -> starts.resuming(cursor, ear.who().admin()))
                .orElseGet(() -> starts.from("earliest", ear.who().admin()));
        var wish = new Delivery.Wish(ear.who(), EVERYTHING, Form.NDJSON, start);
        listeners.put(ear, delivery.open(wish, ear).orElseThrow());
    }

    private void heard(Ear ear, Ear.Heard heard) {
        tell(ear.who().name() + " hears " + heard);
        if (!ear.who().admin() && hidden.isEmpty()) {
            hidden = new Oracle(store.namespace(), ear.who())
                    .firstHidden(heard.paths())
                    .map(path -> ear.who().name() + " heard of " + path);
        }
    }

    /// Ends the faults and runs until nothing is left to do, or for so long that something must be wrong.
    private void settle() {
        chance.endFaults();
        clients.finishAll();
        crash();
        ears.forEach(this::connect);
        channelUser().connect();
        int quiet = 0;
        for (int round = 0; quiet < 3 && round < ROUNDS_TO_SETTLE; round++) {
            clock.step(Duration.ofSeconds(2));
            ears.forEach(Ear::takePending);
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

    Optional<String> heardHidden() {
        return hidden;
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
        return ears;
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
