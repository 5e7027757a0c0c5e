package org.tidings.store.sql;

import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.channel.Term;
import org.tidings.ledger.Guard;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// Whether guards hold over views of the namespace and the channels, and what else is known.
record GuardCheck(View view, ChannelView channels, CatalogueView catalogue, Known known) {

    /// What guards ask beside the namespace.
    interface Known {
        Offset progressOf(String follower);

        boolean isHeld(String lease, String holder);
    }

    Optional<Guard> firstBroken(List<Guard> guards) {
        return guards.stream().filter(guard -> !holds(guard)).findFirst();
    }

    private boolean holds(Guard guard) {
        return switch (guard) {
            case Guard.PathIsFree g ->
                isAt(g.place().parent(), g.place().path().parent())
                        && view.child(g.place().parent(), g.place().name()).isEmpty();
            case Guard.PathLeadsTo g -> leadsTo(g.place(), g.id());
            case Guard.GenerationIs g ->
                view.find(g.id()).filter(e -> generation(e) == g.generation()).isPresent();
            case Guard.UnchangedSince g ->
                view.find(g.id())
                        .filter(e -> e.attributes().changed().equals(g.changed()))
                        .isPresent();
            case Guard.DirectoryIsEmpty g ->
                view.find(g.directory()).orElse(null) instanceof Entry.Directory directory
                        && view.firstNames(directory.id(), 1).isEmpty();
            case Guard.IsOutside g -> isOutside(g.directory(), g.other());
            case Guard.ProgressIs g -> known.progressOf(g.follower()).equals(g.offset());
            case Guard.LeaseIsHeld g -> known.isHeld(g.lease(), g.holder());
            case Guard.ChannelIsOpen g -> channels.find(g.channel()).isPresent();
            case Guard.FewerChannels g -> channels.channelsOf(g.ownerUid()) < g.than();
            case Guard.FewerSubscriptions g -> channels.subscriptionsOf(g.channel()) < g.than();
            case Guard.SubscriptionIs g ->
                channels.standing(g.channel(), g.kind(), g.id())
                        .map(Term::since)
                        .equals(g.since());
            case Guard.DidIs g -> catalogue.did(g.did()).map(DidRecord::changed).equals(g.changed());
        };
    }

    private static long generation(Entry entry) {
        return switch (entry) {
            case Entry.File file -> file.content().generation();
            case Entry.Directory directory -> 0;
        };
    }

    private boolean leadsTo(Place place, FileId id) {
        if (place.path().isRoot()) {
            return id.isRoot();
        }
        return isAt(place.parent(), place.path().parent())
                && view.child(place.parent(), place.name())
                        .filter(entry -> entry.id().equals(id))
                        .isPresent();
    }

    /// Whether the directory exists and is at this path: its names and those above it are the path's.
    private boolean isAt(FileId directory, StoragePath path) {
        List<String> names = path.names();
        FileId here = directory;
        for (int i = names.size() - 1; i >= 0; i--) {
            if (!(view.find(here).orElse(null) instanceof Entry.Directory d)
                    || !d.name().equals(names.get(i))) {
                return false;
            }
            here = d.parent();
        }
        return here.isRoot();
    }

    private boolean isOutside(FileId directory, FileId other) {
        FileId here = directory;
        while (!here.equals(other)) {
            if (here.isRoot()) {
                return true;
            }
            Optional<Entry> entry = view.find(here);
            if (entry.isEmpty()) {
                return false;
            }
            here = entry.get().parent();
        }
        return false;
    }
}
