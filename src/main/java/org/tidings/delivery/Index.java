package org.tidings.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.model.FileId;

/// The groups of live listeners, found by where they listen: an event looks up each directory above it, and the ids it
/// is about, so its cost grows with its depth and its matches, not with the number of listeners.
final class Index {
    private final Map<Interest, Group> groups = new HashMap<>();
    private final Map<String, List<Group>> recursive = new HashMap<>();
    private final Map<String, List<Group>> direct = new HashMap<>();
    private final Map<FileId, List<Group>> byId = new HashMap<>();

    private int size;
    private long round;

    /// How many listeners are live.
    int size() {
        return size;
    }

    void add(Listener listener) {
        size++;
        Group group = groups.get(listener.interest());
        if (group == null) {
            group = new Group(listener.interest());
            groups.put(listener.interest(), group);
            enter(group);
        }
        listener.goLive(group.listeners().size());
        group.listeners().add(listener);
    }

    /// Takes a live listener out; the last one of its group takes its slot.
    void remove(Listener listener) {
        Group group = groups.get(listener.interest());
        if (group == null || !listener.isLive()) {
            return;
        }
        size--;
        Listener last = group.listeners().removeLast();
        if (last != listener) {
            group.listeners().set(listener.slot(), last);
            last.goLive(listener.slot());
        }
        listener.leaveLive();
        if (group.listeners().isEmpty()) {
            groups.remove(group.interest());
            leave(group, group.spot());
        }
    }

    /// Looks again where a group listens.
    void move(Group group) {
        Spot now = group.interest().spot();
        Spot before = group.spot();
        if (groups.get(group.interest()) != group || now.equals(before)) {
            return;
        }
        group.moveTo(now);
        if (before instanceof Spot.AtEntries(Set<FileId> old) && now instanceof Spot.AtEntries(Set<FileId> all)) {
            old.stream().filter(id -> !all.contains(id)).forEach(id -> leave(byId, id, group));
            all.stream().filter(id -> !old.contains(id)).forEach(id -> enter(byId, id, group));
        } else {
            leave(group, before);
            enter(group);
        }
    }

    private void enter(Group group) {
        switch (group.spot()) {
            case Spot.AtPath at -> enter(side(at), at.path().text(), group);
            case Spot.AtEntries at -> at.ids().forEach(id -> enter(byId, id, group));
        }
    }

    private void leave(Group group, Spot spot) {
        switch (spot) {
            case Spot.AtPath at -> leave(side(at), at.path().text(), group);
            case Spot.AtEntries at -> at.ids().forEach(id -> leave(byId, id, group));
        }
    }

    private static <K> void enter(Map<K, List<Group>> map, K key, Group group) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(group);
    }

    private static <K> void leave(Map<K, List<Group>> map, K key, Group group) {
        List<Group> here = map.getOrDefault(key, List.of());
        here.remove(group);
        if (here.isEmpty()) {
            map.remove(key);
        }
    }

    private Map<String, List<Group>> side(Spot.AtPath at) {
        return at.recursive() ? recursive : direct;
    }

    /// Every group that listens where this line happened, once.
    void forEach(Line line, Consumer<Group> action) {
        if (groups.isEmpty()) {
            return;
        }
        round++;
        Heading heading = line.heading();
        visit(heading.place().path().text(), action);
        heading.from().ifPresent(from -> visit(from.path().text(), action));
        if (!byId.isEmpty()) {
            offer(byId, heading.subject(), action);
            offer(byId, heading.place().parent(), action);
            heading.from().ifPresent(from -> offer(byId, from.parent(), action));
        }
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

    private <K> void offer(Map<K, List<Group>> map, K key, Consumer<Group> action) {
        List<Group> here = map.get(key);
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
}
