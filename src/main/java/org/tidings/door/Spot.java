package org.tidings.door;

import java.util.ArrayList;
import java.util.List;
import org.tidings.ledger.Guard;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;

/// A free place where something may be born: what must be made first, and what must still hold.
///
/// @param place of the newborn
/// @param owner the newborn's
/// @param setGroup whether the directory hands down its group
/// @param before directories to be made first
/// @param guard that the place, or the topmost directory to be made, is still free
record Spot(Place place, Owner owner, boolean setGroup, List<NamespaceEvent.DirectoryCreated> before, Guard guard) {

    /// Directly in a directory that is there.
    static Spot in(Entry.Directory directory, StoragePath path, Caller caller) {
        Place place = new Place(directory.id(), path);
        boolean setGroup = directory.attributes().mode().isSetGroup();
        return new Spot(place, ownerBelow(directory, caller), setGroup, List.of(), new Guard.PathIsFree(place));
    }

    /// Below directories of which the last ones are missing and will be made.
    ///
    /// @param nearest the last directory that is there, at `depth` names from the root
    static Spot below(Entry.Directory nearest, int depth, StoragePath path, Caller caller, Ground ground) {
        Owner owner = ownerBelow(nearest, caller);
        boolean setGroup = nearest.attributes().mode().isSetGroup();
        Mode mode = directoryMode(ground.customs(), setGroup);
        List<String> names = path.names();
        List<NamespaceEvent.DirectoryCreated> before = new ArrayList<>();
        FileId parent = nearest.id();
        StoragePath at = StoragePath.ROOT;
        for (int i = 0; i < names.size() - 1; i++) {
            at = at.child(names.get(i));
            if (i >= depth) {
                FileId id = ground.mint().fileId();
                before.add(
                        new NamespaceEvent.DirectoryCreated(Subject.directory(id, new Place(parent, at), owner, mode)));
                parent = id;
            }
        }
        Guard guard = new Guard.PathIsFree(before.getFirst().subject().place());
        return new Spot(new Place(parent, path), owner, setGroup, before, guard);
    }

    /// The site's mode for new directories, with the set-group bit if the directory above has it.
    static Mode directoryMode(Customs customs, boolean setGroup) {
        return setGroup ? new Mode(customs.directoryMode().bits() | Mode.SET_GROUP) : customs.directoryMode();
    }

    private static Owner ownerBelow(Entry.Directory directory, Caller caller) {
        Owner own = caller.principal().asOwner();
        boolean setGroup = directory.attributes().mode().isSetGroup();
        return setGroup ? new Owner(own.uid(), directory.attributes().owner().gid()) : own;
    }
}
