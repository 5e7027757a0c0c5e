package org.tidings.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tidings.ledger.Line;

/// The groups of live channels, found by path: an event looks up each directory above it, so its cost grows
/// with its depth and its matches, not with the number of listeners.
final class Index {
    private final Map<Group.Key, Group> groups = new HashMap<>();
    private final Map<String, List<Group>> recursive = new HashMap<>();
    private final Map<String, List<Group>> direct = new HashMap<>();

    private int size;
    private long round;

    /// How many channels are live.
    int size() {
        return size;
    }

    void add(Channel channel) {
        size++;
        Group group = groups.get(channel.key());
        if (group == null) {
            group = new Group(channel.key());
            groups.put(channel.key(), group);
            side(channel.key())
                    .computeIfAbsent(pathOf(channel.key()), p -> new ArrayList<>(1))
                    .add(group);
        }
        channel.goLive(group.channels().size());
        group.channels().add(channel);
    }

    /// Takes a live channel out; the last one of its group takes its slot.
    void remove(Channel channel) {
        Group group = groups.get(channel.key());
        if (group == null || !channel.isLive()) {
            return;
        }
        size--;
        Channel last = group.channels().removeLast();
        if (last != channel) {
            group.channels().set(channel.slot(), last);
            last.goLive(channel.slot());
        }
        channel.leaveLive();
        if (group.channels().isEmpty()) {
            forget(group);
        }
    }

    private void forget(Group group) {
        groups.remove(group.key());
        Map<String, List<Group>> side = side(group.key());
        List<Group> here = side.getOrDefault(pathOf(group.key()), List.of());
        here.remove(group);
        if (here.isEmpty()) {
            side.remove(pathOf(group.key()));
        }
    }

    /// Every group whose path fits one end of this line, once.
    void forEach(Line line, Consumer<Group> action) {
        if (groups.isEmpty()) {
            return;
        }
        round++;
        visit(line.heading().place().path().text(), action);
        line.heading().from().ifPresent(from -> visit(from.path().text(), action));
    }

    private void visit(String path, Consumer<Group> action) {
        offer(direct, path, action);
        int slash = path.lastIndexOf('/');
        offer(direct, slash <= 0 ? "/" : path.substring(0, slash), action);
        if (path.length() > 1) {
            offer(recursive, path, action);
        }
        while (slash > 0) {
            offer(recursive, path.substring(0, slash), action);
            slash = path.lastIndexOf('/', slash - 1);
        }
        offer(recursive, "/", action);
    }

    private void offer(Map<String, List<Group>> side, String path, Consumer<Group> action) {
        List<Group> here = side.get(path);
        if (here == null) {
            return;
        }
        for (int i = here.size() - 1; i >= 0; i--) {
            Group group = here.get(i);
            if (group.takesFirst(round)) {
                action.accept(group);
            }
        }
    }

    private Map<String, List<Group>> side(Group.Key key) {
        return key.selector().recursive() ? recursive : direct;
    }

    private static String pathOf(Group.Key key) {
        return key.selector().path().text();
    }
}
