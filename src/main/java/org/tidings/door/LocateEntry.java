package org.tidings.door;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.access.Principal;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;
import org.tidings.namespace.Whereabouts;

/// Tells where the entry of an id stands.
public final class LocateEntry {
    private final Ground ground;

    public LocateEntry(Ground ground) {
        this.ground = ground;
    }

    /// Empty if there is none, and all the same if its name stands in a directory the caller may not list: an id that
    /// was guessed tells nothing.
    public Optional<ListDirectory.Listed> locate(Caller caller, FileId id) {
        return ground.namespace()
                .locate(id)
                .filter(there -> sees(caller.principal(), there))
                .map(there ->
                        new ListDirectory.Listed(there.path(), there.where().entry()));
    }

    private static boolean sees(Principal who, Whereabouts there) {
        var where = there.where();
        if (!Permit.allows(who, Activity.READ_METADATA, there.path(), where)) {
            return false;
        }
        List<Entry.Directory> above = where.above();
        if (above.isEmpty()) {
            return true;
        }
        var directory = new Resolution.Found(above.subList(0, above.size() - 1), above.getLast());
        return Permit.allows(who, Activity.LIST, there.path().parent(), directory);
    }
}
