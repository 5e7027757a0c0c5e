package org.tidings.store.memory;

import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.channel.Term;
import org.tidings.ledger.Guard;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// Whether guards hold over a tree, the channels and the followers' progress. Pure.
record Guards(Tree tree, ChannelBook channels, CatalogueBook catalogue, Map<String, Offset> progress) {

    Optional<Guard> firstBroken(Iterable<Guard> guards) {
        for (Guard guard : guards) {
            if (!holds(guard)) {
                return Optional.of(guard);
            }
        }
        return Optional.empty();
    }

    private boolean holds(Guard guard) {
        return switch (guard) {
            case Guard.PathIsFree g ->
                isAt(g.place().parent(), g.place().path().parent())
                        && tree.child(g.place().parent(), g.place().name()).isEmpty();
            case Guard.PathLeadsTo g -> leadsTo(g.place(), g.id());
            case Guard.GenerationIs g ->
                tree.find(g.id()).stream()
                        .anyMatch(e -> e instanceof Entry.File f && f.content().generation() == g.generation());
            case Guard.UnchangedSince g ->
                tree.find(g.id()).stream()
                        .anyMatch(e -> e.attributes().changed().equals(g.changed()));
            case Guard.DirectoryIsEmpty g -> tree.isEmpty(g.directory());
            case Guard.IsOutside g -> isOutside(g.directory(), g.other());
            case Guard.ProgressIs g ->
                progress.getOrDefault(g.follower(), Offset.ORIGIN).equals(g.offset());
            // One process, one holder: a lease in memory is always held.
            case Guard.LeaseIsHeld g -> true;
            case Guard.ChannelIsOpen g -> channels.find(g.channel()).isPresent();
            case Guard.FewerChannels g -> channels.ofOwner(g.ownerUid()).size() < g.than();
            case Guard.FewerSubscriptions g -> channels.subscriptionsOf(g.channel()) < g.than();
            case Guard.SubscriptionIs g ->
                channels.standing(g.channel(), g.kind(), g.id())
                        .map(Term::since)
                        .equals(g.since());
            case Guard.DidIs g ->
                catalogue.find(g.did()).map(DidRecord::changed).equals(g.changed());
        };
    }

    private boolean leadsTo(Place place, FileId id) {
        if (place.path().isRoot()) {
            return id.isRoot();
        }
        return isAt(place.parent(), place.path().parent())
                && tree.child(place.parent(), place.name())
                        .filter(e -> e.id().equals(id))
                        .isPresent();
    }

    /// Whether the directory exists and is at this path.
    private boolean isAt(FileId directory, StoragePath path) {
        FileId here = directory;
        StoragePath rest = path;
        while (!here.isRoot()) {
            if (!(tree.find(here).orElse(null) instanceof Entry.Directory d)
                    || !d.name().equals(rest.name())) {
                return false;
            }
            here = d.parent();
            rest = rest.parent();
        }
        return rest.isRoot();
    }

    private boolean isOutside(FileId directory, FileId other) {
        FileId here = directory;
        while (!here.equals(other)) {
            if (here.isRoot()) {
                return true;
            }
            Optional<Entry> entry = tree.find(here);
            if (entry.isEmpty()) {
                return false;
            }
            here = entry.get().parent();
        }
        return false;
    }
}
