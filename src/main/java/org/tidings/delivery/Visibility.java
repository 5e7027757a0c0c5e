package org.tidings.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.tidings.access.Principal;
import org.tidings.ledger.Line;
import org.tidings.namespace.Namespace;

/// Who may hear what, asked at delivery and at replay with the rights of that moment.
///
/// Whoever reads the log shows every line to [#note] before asking about it or about a later one. So a
/// verdict is never older than the newest directory fact before the event it judges.
final class Visibility {
    private final Namespace namespace;
    private final AtomicLong newestDirectoryFact = new AtomicLong();
    private final Cache<Rights, Viewer> viewers =
            Caffeine.newBuilder().weakValues().build();

    /// What two principals must share to hear the same.
    private record Rights(int uid, Set<Integer> gids, boolean admin, Principal.Restriction restriction) {}

    Visibility(Namespace namespace) {
        this.namespace = namespace;
    }

    /// The viewer of this principal, shared by all with the same rights.
    Viewer of(Principal who) {
        var rights = new Rights(who.uid(), new HashSet<>(who.gids()), who.admin(), who.restriction());
        return viewers.get(rights, r -> new Viewer(who, namespace, newestDirectoryFact::get));
    }

    /// Forgets every verdict if this line, as the first of its kind so far, changed a directory's name,
    /// place or rights.
    void note(Line line) {
        if (changesDirectories(line)) {
            newestDirectoryFact.accumulateAndGet(line.offset().value(), Math::max);
        }
    }

    /// A change of rights counts whatever it is about: a heading does not tell a directory from a file.
    private static boolean changesDirectories(Line line) {
        return switch (line.heading().type()) {
            case DIRECTORY_CREATED, DIRECTORY_RENAMED, DIRECTORY_DELETED, ACL_CHANGED -> true;
            case FILE_CREATED, FILE_WRITTEN, FILE_RENAMED, FILE_DELETED, FILE_METADATA, LABEL_CHANGED -> false;
        };
    }
}
