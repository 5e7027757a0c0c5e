package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Ledger;
import org.tidings.model.AccessEvent;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;
import org.tidings.store.Facts;

/// What people do at a site, in one short call each; without asking whether they may.
public final class Doings {
    private final Ledger ledger;
    private final Namespace namespace;

    public Doings(Ledger ledger, Namespace namespace) {
        this.ledger = ledger;
        this.namespace = namespace;
    }

    public void mkdir(String path, Owner owner, int mode) {
        say(new NamespaceEvent.DirectoryCreated(
                Subject.directory(Facts.newId(), placeOf(path), owner, new Mode(mode))));
    }

    public void put(String path, Owner owner) {
        put(path, owner, 5);
    }

    public void put(String path, Owner owner, long size) {
        say(new NamespaceEvent.FileCreated(
                Subject.file(Facts.newId(), placeOf(path), owner, new Mode(0644)),
                Facts.content(1, size),
                Facts.MODIFIED,
                Map.of()));
    }

    public void overwrite(String path) {
        Content old = file(path).content();
        say(new NamespaceEvent.FileWritten(subject(path), Facts.content(old.generation() + 1, 7), old, Facts.MODIFIED));
    }

    public void move(String from, String to) {
        Subject moved = subject(from).at(placeOf(to));
        Place before = placeOf(from);
        say(
                entry(from) instanceof Entry.File file
                        ? new NamespaceEvent.FileRenamed(moved, file.content(), before)
                        : new NamespaceEvent.DirectoryRenamed(moved, before));
    }

    public void remove(String path) {
        say(
                entry(path) instanceof Entry.File file
                        ? new NamespaceEvent.FileDeleted(subject(path), file.content())
                        : new NamespaceEvent.DirectoryDeleted(subject(path)));
    }

    public void lose(String path, Loss why) {
        say(new NamespaceEvent.FileLost(subject(path), file(path).content(), why));
    }

    public void find(String path) {
        say(new NamespaceEvent.FileFound(subject(path), file(path).content()));
    }

    public void chmod(String path, int mode) {
        Subject before = subject(path);
        say(new NamespaceEvent.PermissionsChanged(
                before.with(before.owner(), new Mode(mode)), contentIfAny(path), before.owner(), before.mode()));
    }

    public void label(String path, String label) {
        say(new NamespaceEvent.LabelsChanged(
                subject(path).labelled(Set.of(label)), contentIfAny(path), Set.of(label), Set.of()));
    }

    public void setXattr(String path, String name, String value) {
        var change = new NamespaceEvent.XattrsChanged.Change(Optional.empty(), Optional.of(value));
        say(new NamespaceEvent.XattrsChanged(subject(path), contentIfAny(path), Map.of(name, change)));
    }

    public void touch(String path) {
        say(new NamespaceEvent.TimesChanged(
                subject(path), contentIfAny(path), Facts.MODIFIED, Instant.parse("2026-02-03T04:05:06Z")));
    }

    public void read(String path) {
        Content content = file(path).content();
        say(new AccessEvent.FileOpened(subject(path), content));
        say(new AccessEvent.FileRead(subject(path), content, content.sizeBytes(), Duration.ofMillis(3)));
    }

    public void list(String path) {
        say(new AccessEvent.DirectoryListed(subject(path)));
    }

    public void say(StorageEvent event) {
        CommitResult result = ledger.commit(Commit.of(Facts.ALICE, List.of(event)));
        if (!(result instanceof CommitResult.Committed)) {
            throw new AssertionError("refused: " + result);
        }
    }

    private Entry entry(String path) {
        return ((Resolution.Found) namespace.resolve(new StoragePath(path))).entry();
    }

    private Entry.File file(String path) {
        return (Entry.File) entry(path);
    }

    private Optional<Content> contentIfAny(String path) {
        return entry(path) instanceof Entry.File file ? Optional.of(file.content()) : Optional.empty();
    }

    private Subject subject(String path) {
        return entry(path).subjectAt(new StoragePath(path));
    }

    private Place placeOf(String path) {
        StoragePath at = new StoragePath(path);
        FileId parent = entry(at.parent().text()).id();
        return new Place(parent, at);
    }
}
