package org.tidings.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.tidings.access.Principal;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;
import org.tidings.namespace.Namespace;

/// Who may hear what, asked at delivery and at replay with the rights of that moment.
///
/// Whoever reads the log calls [#lookAhead] between reading a page and judging its lines. So a verdict is
/// never older than the newest directory fact that was in the log when the page was read, even where the
/// reader is far behind it.
final class Visibility {
    private static final int LINES = 1024;
    private final EventLog log;
    private final Namespace namespace;
    private final AtomicLong noted;
    private final AtomicLong newestDirectoryFact = new AtomicLong();
    private final Cache<Rights, Viewer> viewers =
            Caffeine.newBuilder().weakValues().build();

    /// What two principals must share to hear the same.
    private record Rights(int uid, Set<Integer> gids, boolean admin, Principal.Restriction restriction) {}

    Visibility(EventLog log, Namespace namespace) {
        this.log = log;
        this.namespace = namespace;
        this.noted = new AtomicLong(log.head().value());
    }

    /// The viewer of this principal, shared by all with the same rights.
    Viewer of(Principal who) {
        var rights = new Rights(
                who.uid(),
                new HashSet<>(who.gids()),
                who.admin(),
                who.restriction().endless());
        return viewers.get(rights, r -> new Viewer(who, namespace, newestDirectoryFact::get));
    }

    /// Forgets every verdict if a directory's name, place or rights changed since the last call.
    ///
    /// @param read a page of the log, the next to be judged: need not be read again here
    void lookAhead(List<Line> read) {
        if (!read.isEmpty() && read.getFirst().offset().value() <= noted.get() + 1) {
            note(read);
        }
        boolean more = log.head().value() > noted.get();
        while (more) {
            more = switch (log.read(new Offset(noted.get()), LINES)) {
                case Reading.Lines next -> note(next.lines());
                case Reading.Behind behind -> noteAll(behind.trimmed().value());
            };
        }
    }

    /// Whether there was anything.
    private boolean note(List<Line> adjoining) {
        for (Line line : adjoining) {
            if (changesDirectories(line)) {
                newestDirectoryFact.accumulateAndGet(line.offset().value(), Math::max);
            }
        }
        if (!adjoining.isEmpty()) {
            noted.accumulateAndGet(adjoining.getLast().offset().value(), Math::max);
        }
        return !adjoining.isEmpty();
    }

    /// Nobody can say any more what happened before this offset: all of it may have been about directories.
    private boolean noteAll(long trimmed) {
        newestDirectoryFact.accumulateAndGet(trimmed, Math::max);
        noted.accumulateAndGet(trimmed, Math::max);
        return true;
    }

    /// A change of rights counts whatever it is about: a heading does not tell a directory from a file.
    private static boolean changesDirectories(Line line) {
        return switch (line.heading().type()) {
            case DIRECTORY_CREATED, DIRECTORY_RENAMED, DIRECTORY_DELETED, ACL_CHANGED -> true;
            case FILE_CREATED, FILE_WRITTEN, FILE_RENAMED, FILE_DELETED, FILE_METADATA, LABEL_CHANGED -> false;
            case FILE_LOST, FILE_FOUND -> false;
            case FILE_OPENED, FILE_READ, DIRECTORY_LISTED, ACCESSES_MISSED -> false;
            case CHANNEL_OPENED, CHANNEL_CHANGED, CHANNEL_CLOSED, CHANNEL_SUBSCRIBED, CHANNEL_UNSUBSCRIBED -> false;
            case REPLICA_ADDED, REPLICA_REMOVED, REPLICA_SUSPECTED, REPLICA_LOST, REPLICA_RECOVERED -> false;
            case REPLICA_CONDEMNED, REPLICA_REPRIEVED, RSE_DESCRIBED, RSE_SILENT, RSE_BACK -> false;
            case TRANSFER_QUEUED, TRANSFER_STARTED, TRANSFER_SUCCEEDED, TRANSFER_FAILED, TRANSFER_CANCELLED -> false;
            case RULE_ADDED, RULE_REMOVED, RULE_SUSPENDED, RULE_RESUMED, DID_JUDGED -> false;
        };
    }
}
