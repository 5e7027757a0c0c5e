package org.tidings.store.sql;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Place;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Entry.Attributes;
import org.tidings.namespace.Entry.Extras;

/// What an event does to the namespace: one event into one [Draft].
///
/// @param offset the event's
/// @param at the event's time
record Fold(Draft draft, Offset offset, Instant at) {

    /// @throws IllegalStateException when the event contradicts what is
    void fold(NamespaceEvent event) {
        switch (event) {
            case NamespaceEvent.FileCreated e -> {
                var extras = new Extras(e.xattrs(), e.subject().labels());
                add(file(e.subject(), e.content(), born(e.subject(), e.modified(), extras)));
            }
            case NamespaceEvent.DirectoryCreated e -> {
                var extras = new Extras(Map.of(), e.subject().labels());
                add(directory(e.subject(), born(e.subject(), at, extras)));
            }
            case NamespaceEvent.FileWritten e -> write(e);
            case NamespaceEvent.FileRenamed e -> move(e.subject(), e.from());
            case NamespaceEvent.DirectoryRenamed e -> move(e.subject(), e.from());
            case NamespaceEvent.FileDeleted e ->
                remove(e.subject().id(), e.subject().place());
            case NamespaceEvent.FileLost e -> mark(e.subject(), e.content(), Optional.of(e.why()));
            case NamespaceEvent.FileFound e -> mark(e.subject(), e.content(), Optional.empty());
            case NamespaceEvent.DirectoryDeleted e -> {
                Entry.Directory directory = directory(e.subject().id());
                if (!draft.firstNames(directory.id(), 1).isEmpty()) {
                    throw new IllegalStateException(directory.id() + " is not empty");
                }
                remove(directory.id(), e.subject().place());
                draft.bury(directory, offset);
            }
            case NamespaceEvent.PermissionsChanged e ->
                change(
                        e.subject(),
                        a -> new Attributes(
                                e.subject().owner(), e.subject().mode(), a.created(), a.modified(), at, a.extras()));
            case NamespaceEvent.TimesChanged e -> change(e.subject(), a -> touched(a, e.modified(), a.extras()));
            case NamespaceEvent.LabelsChanged e ->
                change(
                        e.subject(),
                        a -> touched(
                                a,
                                a.modified(),
                                new Extras(a.xattrs(), e.subject().labels())));
            case NamespaceEvent.XattrsChanged e ->
                change(e.subject(), a -> touched(a, a.modified(), new Extras(changed(a.xattrs(), e), a.labels())));
        }
    }

    private Attributes born(Subject subject, Instant modified, Extras extras) {
        return new Attributes(subject.owner(), subject.mode(), at, modified, at, extras);
    }

    private Attributes touched(Attributes a, Instant modified, Extras extras) {
        return new Attributes(a.owner(), a.mode(), a.created(), modified, at, extras);
    }

    private static Map<String, String> changed(Map<String, String> xattrs, NamespaceEvent.XattrsChanged event) {
        Map<String, String> after = new TreeMap<>(xattrs);
        event.changes()
                .forEach((name, change) ->
                        change.after().ifPresentOrElse(text -> after.put(name, text), () -> after.remove(name)));
        return Map.copyOf(after);
    }

    private static Entry.File file(Subject subject, Content content, Attributes attributes) {
        Place place = subject.place();
        return new Entry.File(subject.id(), place.parent(), place.name(), attributes, content);
    }

    private static Entry.Directory directory(Subject subject, Attributes attributes) {
        Place place = subject.place();
        return new Entry.Directory(subject.id(), place.parent(), place.name(), attributes);
    }

    private void write(NamespaceEvent.FileWritten event) {
        if (!(existing(event.subject().id()) instanceof Entry.File before)) {
            throw new IllegalStateException(event.subject().id() + " is not a file");
        }
        var attributes = touched(
                before.attributes(), event.modified(), before.attributes().extras());
        draft.change(before, new Entry.File(before.id(), before.parent(), before.name(), attributes, event.content()));
    }

    private void mark(Subject subject, Content content, Optional<Loss> lost) {
        if (!(existing(subject.id()) instanceof Entry.File file)
                || file.content().generation() != content.generation()) {
            throw new IllegalStateException(subject.id() + " does not hold generation " + content.generation());
        }
        draft.change(file, file.with(lost));
    }

    private void move(Subject subject, Place from) {
        Entry before = remove(subject.id(), from);
        var a = before.attributes();
        var attributes = touched(a, a.modified(), a.extras());
        add(
                switch (before) {
                    case Entry.File file -> file.at(subject.place(), attributes);
                    case Entry.Directory directory -> directory(subject, attributes);
                });
    }

    private void add(Entry entry) {
        Entry.Directory parent = directory(entry.parent());
        if (draft.child(entry.parent(), entry.name()).isPresent()) {
            throw new IllegalStateException("no room for " + entry.name() + " in " + entry.parent());
        }
        draft.add(entry);
        listChanged(parent);
    }

    private Entry remove(FileId id, Place place) {
        Entry entry = existing(id);
        if (!entry.parent().equals(place.parent()) || !entry.name().equals(place.name())) {
            throw new IllegalStateException("nothing called " + place.name() + " in " + place.parent());
        }
        draft.remove(entry);
        listChanged(directory(place.parent()));
        return entry;
    }

    /// A directory's modification time is that of its list of names.
    private void listChanged(Entry.Directory d) {
        var a = d.attributes();
        var attributes = new Attributes(a.owner(), a.mode(), a.created(), at, a.changed(), a.extras());
        draft.change(d, new Entry.Directory(d.id(), d.parent(), d.name(), attributes));
    }

    private void change(Subject subject, UnaryOperator<Attributes> how) {
        Entry before = existing(subject.id());
        draft.change(before, with(before, how.apply(before.attributes())));
    }

    private static Entry with(Entry entry, Attributes attributes) {
        return switch (entry) {
            case Entry.File f -> f.with(attributes);
            case Entry.Directory d -> new Entry.Directory(d.id(), d.parent(), d.name(), attributes);
        };
    }

    private Entry.Directory directory(FileId id) {
        if (existing(id) instanceof Entry.Directory directory) {
            return directory;
        }
        throw new IllegalStateException(id + " is not a directory");
    }

    private Entry existing(FileId id) {
        return draft.find(id).orElseThrow(() -> new IllegalStateException("no entry " + id));
    }
}
