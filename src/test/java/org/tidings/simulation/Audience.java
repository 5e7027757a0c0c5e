package org.tidings.simulation;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Form;
import org.tidings.delivery.Listener;
import org.tidings.delivery.Selector;
import org.tidings.delivery.Start;
import org.tidings.delivery.Starts;
import org.tidings.model.EventType;
import org.tidings.model.StoragePath;
import org.tidings.store.memory.MemoryStore;

/// Those who listen to the event stream: two operators, one of them slow, and somebody who may not see everything.
final class Audience {
    private static final Selector EVERYTHING = new Selector(
            StoragePath.ROOT, true, Set.of(EventType.values()), List.of(), OptionalInt.empty(), 0, Set.of());

    private final World world;
    private final MemoryStore store;
    private final List<Ear> ears;
    private final Map<Ear, Listener> listeners = new IdentityHashMap<>();
    private Optional<String> hidden = Optional.empty();

    Audience(World world, MemoryStore store) {
        this.world = world;
        this.store = store;
        Chance chance = world.chance();
        this.ears = List.of(
                new Ear(World.ADMIN, true, chance),
                new Ear(World.ADMIN, false, chance),
                new Ear(World.BOB, false, chance));
    }

    List<Ear> ears() {
        return ears;
    }

    /// One of them does something.
    void act() {
        Ear ear = world.chance().oneOf(ears);
        if (!ear.isOpen()) {
            connect(ear);
        } else if (ear.isBusy()) {
            ear.takePending();
        } else if (world.chance().fault(10)) {
            world.tell("a listener loses its connection");
            Optional.ofNullable(listeners.get(ear)).ifPresent(Listener::cut);
            ear.cut();
        }
    }

    void connect() {
        ears.forEach(this::connect);
    }

    void cut() {
        ears.forEach(Ear::cut);
    }

    void takePending() {
        ears.forEach(Ear::takePending);
    }

    /// What somebody heard of and may not see, if there ever was such a thing.
    Optional<String> heardHidden() {
        return hidden;
    }

    private void connect(Ear ear) {
        ear.opened(this::heard);
        var starts = new Starts(store, world.cursors());
        Start start = ear.cursor()
                .map(cursor -> starts.resuming(cursor, ear.who().admin()))
                .orElseGet(() -> starts.from("earliest", ear.who().admin()));
        var wish = new Delivery.Wish(ear.who(), EVERYTHING, Form.NDJSON, start);
        listeners.put(ear, world.delivery().open(wish, ear).orElseThrow());
    }

    private void heard(Ear ear, Ear.Heard heard) {
        world.tell(ear.who().name() + " hears " + heard);
        if (!ear.who().admin() && hidden.isEmpty()) {
            hidden = new Oracle(store.namespace(), ear.who())
                    .firstHidden(heard.paths())
                    .map(path -> ear.who().name() + " heard of " + path);
        }
    }
}
