package org.tidings.simulation;

import java.util.List;
import java.util.Optional;
import org.tidings.access.Principal;
import org.tidings.model.FileId;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;

/// A second opinion on who may list what, written without looking at the first. Where a directory of the path is gone,
/// or a
/// file has taken its name, there is nothing left to hide.
record Oracle(Namespace namespace, Principal who) {

    /// The first of these paths whose directory, as far as it exists, may not be listed now.
    Optional<String> firstHidden(List<String> paths) {
        return paths.stream().filter(this::isHidden).findFirst();
    }

    private boolean isHidden(String path) {
        Optional<Entry> here = namespace.find(FileId.ROOT);
        for (String name : new StoragePath(path).parent().names()) {
            if (here.isPresent() && !grants(here.get(), 1)) {
                return true;
            }
            here = here.flatMap(entry -> namespace.child(entry.id(), name)).filter(Entry.Directory.class::isInstance);
        }
        return here.isPresent() && !grants(here.get(), 5);
    }

    private boolean grants(Entry entry, int bits) {
        var a = entry.attributes();
        int shift =
                a.owner().uid() == who.uid() ? 6 : who.gids().contains(a.owner().gid()) ? 3 : 0;
        return ((a.mode().bits() >> shift) & bits) == bits;
    }
}
