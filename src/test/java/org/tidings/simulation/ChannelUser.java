package org.tidings.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.ChannelDesk;
import org.tidings.channel.ExpectedEvents;
import org.tidings.channel.Kind;
import org.tidings.channel.StreamDesk;
import org.tidings.channel.SubscriptionDesk;
import org.tidings.delivery.Listener;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.model.Origin;
import org.tidings.namespace.Entry;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with one channel: watches directories, changes what for, stops watching, comes and goes.
final class ChannelUser {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Origin ORIGIN = Origin.ofClient("sim", Optional.of("admin"), "127.0.0.1", "events");
    private static final List<String> FLAGS = List.of(
            "IN_CREATE", "IN_CLOSE_WRITE", "IN_DELETE", "IN_DELETE_SELF", "IN_MOVE", "IN_MOVE_SELF", "IN_ATTRIB");
    private final World world;
    private final ChannelEar ear;
    private Optional<Channel> channel = Optional.empty();
    private Optional<Listener> listener = Optional.empty();
    private ChannelRooms rooms;

    ChannelUser(World world, ChannelRooms rooms) {
        this.world = world;
        this.rooms = rooms;
        this.ear = new ChannelEar(world.chance());
    }

    /// The site is another process now.
    void meet(ChannelRooms newRooms) {
        rooms = newRooms;
        ear.cut();
    }

    void act() {
        try {
            if (channel.isEmpty()) {
                open();
            } else if (!ear.isOpen()) {
                connect();
            } else {
                change(channel.get());
            }
        } catch (LedgerBroken unsure) {
            // Whether it happened is in the log; a client would look, and ask again.
            world.tell("channel: " + unsure.getMessage());
        }
    }

    private void open() {
        if (rooms.channels().open(World.ADMIN, ORIGIN, "sim", "http://sim/api/v1/")
                instanceof ChannelDesk.Opened opened) {
            channel = Optional.of(opened.channel());
        }
    }

    void connect() {
        channel.ifPresent(mine -> {
            ear.opened();
            if (rooms.streams().connect(World.ADMIN, mine, ear.lastId(), ear)
                    instanceof StreamDesk.Connected connected) {
                listener = Optional.of(connected.listener());
            }
        });
    }

    void takePending() {
        ear.takePending();
    }

    private void change(Channel mine) {
        int dice = world.chance().below(10);
        if (dice < 3) {
            ear.takePending();
        } else if (dice < 8) {
            var outcome = rooms.subscriptions()
                    .subscribe(
                            mine,
                            new SubscriptionDesk.Asker(World.ADMIN, ORIGIN),
                            Kind.INOTIFY,
                            JSON.readTree(selector()));
            world.tell("channel: " + outcome);
        } else if (dice < 9) {
            List<org.tidings.model.Subscription> all = rooms.subscriptions().list(mine);
            if (!all.isEmpty()) {
                rooms.subscriptions().end(mine, ORIGIN, world.chance().oneOf(all));
            }
        } else if (world.chance().fault(3)) {
            listener.ifPresent(Listener::cut);
            ear.cut();
        }
    }

    private String selector() {
        var json = JSON.createObjectNode().put("path", somewhere());
        var flags = json.putArray("flags");
        FLAGS.stream().filter(flag -> world.chance().below(2) == 0).forEach(flags::add);
        return json.toString();
    }

    /// A directory of the root, or the root.
    private String somewhere() {
        List<String> paths = new ArrayList<>(List.of("/"));
        for (Entry entry : world.namespace().list(FileId.ROOT, "", 50)) {
            if (entry instanceof Entry.Directory directory) {
                paths.add("/" + directory.name());
            }
        }
        return world.chance().oneOf(paths);
    }

    /// What is wrong with what was heard so far, as a beginning of what there was to be heard.
    Optional<String> skippedOrDoubled() {
        List<String> expected = expected();
        List<String> heard = ear.heard();
        for (int i = 0; i < heard.size(); i++) {
            if (i >= expected.size() || !heard.get(i).equals(expected.get(i))) {
                return Optional.of("event " + i + " on the channel was " + heard.get(i) + " instead of "
                        + (i < expected.size() ? expected.get(i) : "nothing"));
            }
        }
        return ear.losses() == 0 ? Optional.empty() : Optional.of("a loss was told, and there was none");
    }

    /// How much is missing at the end.
    Optional<String> untold() {
        int missing = expected().size() - ear.heard().size();
        return missing <= 0 ? Optional.empty() : Optional.of(missing + " events of the channel were never told");
    }

    private List<String> expected() {
        return channel.map(mine -> ExpectedEvents.of(mine.id(), world.recorded()))
                .orElse(List.of());
    }
}
