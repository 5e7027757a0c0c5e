package org.tidings.door;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.model.Content;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.NamespaceEvent.XattrsChanged.Change;
import org.tidings.model.Owner;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;

/// The facts between an entry as it is and as somebody wishes it. Pure.
record Difference(Entry entry, StoragePath path, Changes changes) {
    static final int MOST_LABELS = 64;

    /// A limit of the site that the entry would exceed.
    Optional<Refusal> exceedsLimits() {
        Map<String, String> xattrs = new HashMap<>(entry.attributes().xattrs());
        changedXattrs()
                .forEach((name, change) ->
                        change.after().ifPresentOrElse(text -> xattrs.put(name, text), () -> xattrs.remove(name)));
        Optional<Refusal> exceeded =
                XattrLimits.exceeded(xattrs, changes.xattrs().keySet());
        if (exceeded.isPresent()) {
            return exceeded;
        }
        if (!changes.labelled().stream().allMatch(XattrLimits::isName)) {
            return XattrLimits.tooMuch("A label is 1 to " + XattrLimits.MOST_NAME_BYTES + " bytes, without NUL.");
        }
        return wantedLabels().size() > MOST_LABELS
                ? XattrLimits.tooMuch("An entry has at most " + MOST_LABELS + " labels.")
                : Optional.empty();
    }

    /// What there is to tell; nothing when all is as wished. Each subject is as it stands after its event.
    List<StorageEvent> events() {
        List<StorageEvent> events = new ArrayList<>();
        var now = entry.attributes();
        var owner = new Owner(
                changes.permissions().uid().orElse(now.owner().uid()),
                changes.permissions().gid().orElse(now.owner().gid()));
        var mode = changes.permissions().mode().orElse(now.mode());
        Subject subject = entry.subjectAt(path).with(owner, mode);
        if (!owner.equals(now.owner()) || !mode.equals(now.mode())) {
            events.add(new NamespaceEvent.PermissionsChanged(subject, content(), now.owner(), now.mode()));
        }
        if (!changedXattrs().isEmpty()) {
            events.add(new NamespaceEvent.XattrsChanged(subject, content(), changedXattrs()));
        }
        changes.modified()
                .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                .filter(time -> !time.equals(now.modified()))
                .ifPresent(
                        time -> events.add(new NamespaceEvent.TimesChanged(subject, content(), now.modified(), time)));
        SortedSet<String> wanted = wantedLabels();
        if (!wanted.equals(now.labels())) {
            var added = without(wanted, now.labels());
            var removed = without(now.labels(), wanted);
            events.add(new NamespaceEvent.LabelsChanged(subject.labelled(wanted), content(), added, removed));
        }
        return events;
    }

    private Optional<Content> content() {
        return entry instanceof Entry.File file ? Optional.of(file.content()) : Optional.empty();
    }

    private Map<String, Change> changedXattrs() {
        Map<String, Change> changed = new HashMap<>();
        changes.xattrs().forEach((name, after) -> {
            Optional<String> before =
                    Optional.ofNullable(entry.attributes().xattrs().get(name));
            if (!before.equals(after)) {
                changed.put(name, new Change(before, after));
            }
        });
        return changed;
    }

    private SortedSet<String> wantedLabels() {
        SortedSet<String> wanted = new TreeSet<>(entry.attributes().labels());
        wanted.removeAll(changes.unlabelled());
        wanted.addAll(changes.labelled());
        return wanted;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
