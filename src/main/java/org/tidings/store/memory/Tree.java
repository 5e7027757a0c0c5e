package org.tidings.store.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.NameOrder;

/// The namespace as maps: what replaying the log gives.
///
/// Not safe for threads; [MemoryStore] locks.
final class Tree {
    private final Map<FileId, Entry> entries;
    private final Map<FileId, NavigableMap<String, FileId>> names;
    private final Map<FileId, Tombstone> deleted;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /// A directory that was, and when it ceased to be.
    private record Tombstone(Entry.Directory directory, Offset deletedAt) {}

    Tree(Instant made) {
        entries = new HashMap<>();
        names = new HashMap<>();
        deleted = new HashMap<>();
        var attributes = new Entry.Attributes(Owner.ROOT, new Mode(0755), made, made, made, Entry.Extras.NONE);
        entries.put(FileId.ROOT, new Entry.Directory(FileId.ROOT, FileId.ROOT, "", attributes));
        names.put(FileId.ROOT, new TreeMap<>(NameOrder.BYTES));
    }

    private Tree(Tree other) {
        entries = new HashMap<>(other.entries);
        names = new HashMap<>();
        other.names.forEach((id, children) -> names.put(id, new TreeMap<>(children)));
        deleted = new HashMap<>(other.deleted);
    }

    Tree copy() {
        return new Tree(this);
    }

    Optional<Entry> find(FileId id) {
        return Optional.ofNullable(entries.get(id));
    }

    Optional<Entry> child(FileId directory, String name) {
        return Optional.ofNullable(names.get(directory)).map(n -> n.get(name)).flatMap(this::find);
    }

    List<Entry> list(FileId directory, String afterName, int limit) {
        NavigableMap<String, FileId> children = names.getOrDefault(directory, new TreeMap<>());
        List<Entry> page = new ArrayList<>();
        for (FileId id : children.tailMap(afterName, false).values()) {
            if (page.size() == limit) {
                break;
            }
            find(id).ifPresent(page::add);
        }
        return page;
    }

    boolean isEmpty(FileId directory) {
        return Optional.ofNullable(names.get(directory)).map(Map::isEmpty).orElse(false);
    }

    Optional<Entry.Directory> deletedDirectory(FileId id) {
        return Optional.ofNullable(deleted.get(id)).map(Tombstone::directory);
    }

    void forgetDeletionsThrough(Offset trimmed) {
        deleted.values().removeIf(tombstone -> !tombstone.deletedAt().isAfter(trimmed));
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /// @param offset the event's
    /// @param at the event's time
    /// @throws IllegalStateException when the event contradicts what is
    void fold(NamespaceEvent event, Offset offset, Instant at) {
        switch (event) {
            case NamespaceEvent.FileCreated e -> {
                var extras = new Entry.Extras(e.xattrs(), e.subject().labels());
                make(file(e.subject(), e.content(), born(e.subject(), e.modified(), at, extras)), at);
            }
            case NamespaceEvent.DirectoryCreated e -> {
                var extras = new Entry.Extras(Map.of(), e.subject().labels());
                make(directory(e.subject(), born(e.subject(), at, at, extras)), at);
                put(names, e.subject().id(), new TreeMap<>(NameOrder.BYTES));
            }
            case NamespaceEvent.FileWritten e -> write(e, at);
            case NamespaceEvent.FileRenamed e -> move(e.subject(), e.from(), at);
            case NamespaceEvent.DirectoryRenamed e -> move(e.subject(), e.from(), at);
            case NamespaceEvent.FileDeleted e -> remove(e.subject(), at);
            case NamespaceEvent.FileLost e -> mark(e.subject().id(), e.content(), Optional.of(e.why()));
            case NamespaceEvent.FileFound e -> mark(e.subject().id(), e.content(), Optional.empty());
            case NamespaceEvent.DirectoryDeleted e -> {
                var directory = (Entry.Directory) existing(e.subject().id());
                if (!isEmpty(directory.id())) {
                    throw new IllegalStateException(directory.id() + " is not empty");
                }
                put(deleted, directory.id(), new Tombstone(directory, offset));
                drop(names, directory.id());
                remove(e.subject(), at);
            }
            case NamespaceEvent.PermissionsChanged e ->
                change(
                        e.subject().id(),
                        a -> new Entry.Attributes(
                                e.subject().owner(), e.subject().mode(), a.created(), a.modified(), at, a.extras()));
            case NamespaceEvent.TimesChanged e ->
                change(
                        e.subject().id(),
                        a -> new Entry.Attributes(a.owner(), a.mode(), a.created(), e.modified(), at, a.extras()));
            case NamespaceEvent.LabelsChanged e ->
                change(
                        e.subject().id(),
                        a -> new Entry.Attributes(
                                a.owner(),
                                a.mode(),
                                a.created(),
                                a.modified(),
                                at,
                                new Entry.Extras(a.xattrs(), e.subject().labels())));
            case NamespaceEvent.XattrsChanged e ->
                change(
                        e.subject().id(),
                        a -> new Entry.Attributes(
                                a.owner(),
                                a.mode(),
                                a.created(),
                                a.modified(),
                                at,
                                new Entry.Extras(changed(a.xattrs(), e), a.labels())));
        }
    }

    private static Map<String, String> changed(Map<String, String> xattrs, NamespaceEvent.XattrsChanged event) {
        Map<String, String> after = new TreeMap<>(xattrs);
        event.changes()
                .forEach((name, change) ->
                        change.after().ifPresentOrElse(text -> after.put(name, text), () -> after.remove(name)));
        return Map.copyOf(after);
    }

    private static Entry.Attributes born(Subject subject, Instant modified, Instant at, Entry.Extras extras) {
        return new Entry.Attributes(subject.owner(), subject.mode(), at, modified, at, extras);
    }

    private static Entry file(Subject subject, Content content, Entry.Attributes attributes) {
        return new Entry.File(
                subject.id(), subject.place().parent(), subject.place().name(), attributes, content);
    }

    private static Entry directory(Subject subject, Entry.Attributes attributes) {
        return new Entry.Directory(
                subject.id(), subject.place().parent(), subject.place().name(), attributes);
    }

    private void write(NamespaceEvent.FileWritten event, Instant at) {
        var file = existing(event.subject().id());
        var a = file.attributes();
        var attributes = new Entry.Attributes(a.owner(), a.mode(), a.created(), event.modified(), at, a.extras());
        put(entries, file.id(), new Entry.File(file.id(), file.parent(), file.name(), attributes, event.content()));
    }

    private void mark(FileId id, Content content, Optional<Loss> lost) {
        if (!(existing(id) instanceof Entry.File file) || file.content().generation() != content.generation()) {
            throw new IllegalStateException(id + " does not hold generation " + content.generation());
        }
        put(entries, id, file.with(lost));
    }

    private void move(Subject subject, Place from, Instant at) {
        var entry = existing(subject.id());
        unlink(subject.id(), from, at);
        var a = entry.attributes();
        var attributes = new Entry.Attributes(a.owner(), a.mode(), a.created(), a.modified(), at, a.extras());
        add(
                switch (entry) {
                    case Entry.File file -> file.at(subject.place(), attributes);
                    case Entry.Directory directory -> directory(subject, attributes);
                },
                at);
    }

    private void make(Entry entry, Instant at) {
        if (entries.containsKey(entry.id())) {
            throw new IllegalStateException("there is a " + entry.id() + " already");
        }
        add(entry, at);
    }

    private void add(Entry entry, Instant at) {
        var siblings = names.get(entry.parent());
        if (siblings == null || siblings.containsKey(entry.name())) {
            throw new IllegalStateException("no room for " + entry.name() + " in " + entry.parent());
        }
        put(entries, entry.id(), entry);
        put(siblings, entry.name(), entry.id());
        listChanged(entry.parent(), at);
    }

    private void remove(Subject subject, Instant at) {
        unlink(subject.id(), subject.place(), at);
        drop(entries, subject.id());
    }

    private void unlink(FileId id, Place place, Instant at) {
        var siblings = names.get(place.parent());
        if (siblings == null || !id.equals(siblings.get(place.name()))) {
            throw new IllegalStateException("nothing called " + place.name() + " in " + place.parent());
        }
        drop(siblings, place.name());
        listChanged(place.parent(), at);
    }

    /// A directory's modification time is that of its list of names.
    private void listChanged(FileId directory, Instant at) {
        var d = (Entry.Directory) existing(directory);
        var a = d.attributes();
        var attributes = new Entry.Attributes(a.owner(), a.mode(), a.created(), at, a.changed(), a.extras());
        put(entries, directory, new Entry.Directory(d.id(), d.parent(), d.name(), attributes));
    }

    private void change(FileId id, UnaryOperator<Entry.Attributes> how) {
        put(
                entries,
                id,
                switch (existing(id)) {
                    case Entry.File f -> f.with(how.apply(f.attributes()));
                    case Entry.Directory d ->
                        new Entry.Directory(d.id(), d.parent(), d.name(), how.apply(d.attributes()));
                });
    }

    private Entry existing(FileId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no entry " + id));
    }

    /// Makes what was folded since the last call, or since [#undo], permanent.
    void keep() {
        undo.clear();
    }

    /// Takes back what was folded since [#keep].
    void undo() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        undo.push(() -> restore(map, key, before));
    }

    private <K, V> void drop(Map<K, V> map, K key) {
        V before = map.remove(key);
        undo.push(() -> restore(map, key, before));
    }

    private static <K, V> void restore(Map<K, V> map, K key, @Nullable V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }
}
