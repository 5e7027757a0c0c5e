package org.tidings.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.namespace.Entry;
import org.tidings.namespace.NameOrder;
import org.tidings.namespace.Namespace.Usage;
import org.tidings.store.sql.LabelRows.Labelling;
import org.tidings.store.sql.Tombstones.Tombstone;

/// Changes of the namespace not yet written, over the view they change.
///
/// A batch is drafted over what is committed, and each of its commits over the batch; so a commit that
/// turns out to be impossible is dropped without a trace, and the database sees each changed entry once.
final class Draft implements View {
    private final View below;
    private final Map<FileId, Optional<Entry>> entries = new LinkedHashMap<>();
    private final Map<FileId, Map<String, Optional<FileId>>> names = new HashMap<>();
    private final Set<FileId> added = new HashSet<>();
    private final Set<FileId> removed = new HashSet<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final Map<Labelling, Boolean> labels = new HashMap<>();
    private long files;
    private long directories;
    private long bytes;

    Draft(View below) {
        this.below = below;
    }

    @Override
    public Optional<Entry> find(FileId id) {
        Optional<Entry> changed = entries.get(id);
        return changed != null ? changed : below.find(id);
    }

    @Override
    public Optional<Entry> child(FileId directory, String name) {
        Optional<FileId> changed = names.getOrDefault(directory, Map.of()).get(name);
        return changed != null
                ? changed.flatMap(this::find)
                : below.child(directory, name).flatMap(e -> entries.getOrDefault(e.id(), Optional.of(e)));
    }

    @Override
    public List<String> firstNames(FileId directory, int limit) {
        var changed = names.getOrDefault(directory, Map.of());
        Set<String> first = new TreeSet<>(NameOrder.BYTES);
        first.addAll(below.firstNames(directory, limit + changed.size()));
        changed.forEach((name, id) -> {
            if (id.isPresent()) {
                first.add(name);
            } else {
                first.remove(name);
            }
        });
        return first.stream().limit(limit).toList();
    }

    /// Puts an entry that was not there, or is there no more.
    ///
    /// Whether its id is in use is asked of the draft only, to spare a look into the database: that will not
    /// take an id twice.
    ///
    /// @throws IllegalStateException when the id is in use
    void add(Entry entry) {
        if (isDrafted(entry.id())) {
            throw new IllegalStateException("there is a " + entry.id() + " already");
        }
        added.add(entry.id());
        entries.put(entry.id(), Optional.of(entry));
        link(entry.parent(), entry.name(), Optional.of(entry.id()));
        label(entry, true);
        count(entry, 1);
    }

    /// Puts an entry in the place of what it was, in the same directory under the same name.
    void change(Entry before, Entry after) {
        entries.put(after.id(), Optional.of(after));
        if (!before.attributes().labels().equals(after.attributes().labels())) {
            label(before, false);
            label(after, true);
        }
        count(before, -1);
        count(after, 1);
    }

    void remove(Entry entry) {
        entries.put(entry.id(), Optional.empty());
        link(entry.parent(), entry.name(), Optional.empty());
        removed.add(entry.id());
        label(entry, false);
        count(entry, -1);
    }

    void bury(Entry.Directory directory, Offset deleted) {
        tombstones.add(new Tombstone(directory, deleted));
    }

    private boolean isDrafted(FileId id) {
        Optional<Entry> changed = entries.get(id);
        return changed != null ? changed.isPresent() : below instanceof Draft draft && draft.isDrafted(id);
    }

    private void link(FileId directory, String name, Optional<FileId> id) {
        names.computeIfAbsent(directory, d -> new HashMap<>()).put(name, id);
    }

    private void label(Entry entry, boolean has) {
        entry.attributes().labels().forEach(label -> labels.put(new Labelling(label, entry.id()), has));
    }

    private void count(Entry entry, int sign) {
        switch (entry) {
            case Entry.File file -> {
                files += sign;
                bytes += sign * file.content().sizeBytes();
            }
            case Entry.Directory directory -> directories += sign;
        }
    }

    /// Takes over what was drafted above this.
    void absorb(Draft above) {
        entries.putAll(above.entries);
        above.names.forEach((directory, changed) -> changed.forEach((name, id) -> link(directory, name, id)));
        added.addAll(above.added);
        removed.addAll(above.removed);
        tombstones.addAll(above.tombstones);
        labels.putAll(above.labels);
        files += above.files;
        directories += above.directories;
        bytes += above.bytes;
    }

    Usage added(Usage to) {
        return new Usage(to.files() + files, to.directories() + directories, to.bytes() + bytes);
    }

    /// Entries that were removed, some of them (in [#added] too) to be put elsewhere.
    Collection<FileId> removed() {
        return removed;
    }

    /// Entries that are new, or newly put elsewhere.
    List<Entry> added() {
        return entries.values().stream()
                .flatMap(Optional::stream)
                .filter(entry -> added.contains(entry.id()))
                .toList();
    }

    /// Entries that are where they were, but otherwise changed.
    List<Entry> changed() {
        return entries.values().stream()
                .flatMap(Optional::stream)
                .filter(entry -> !added.contains(entry.id()))
                .toList();
    }

    Collection<Tombstone> tombstones() {
        return tombstones;
    }

    /// Labels that entries got, and labels that they lost.
    Map<Labelling, Boolean> labels() {
        return labels;
    }

    void forEachId(BiConsumer<FileId, Optional<Entry>> visitor) {
        entries.forEach(visitor);
    }

    /// Shows every name that leads elsewhere than before.
    void forEachName(NameVisitor visitor) {
        names.forEach((directory, changed) ->
                changed.forEach((name, id) -> visitor.visit(directory, name, id.flatMap(this::find))));
    }

    @FunctionalInterface
    interface NameVisitor {
        void visit(FileId directory, String name, Optional<Entry> entry);
    }
}
