package org.tidings.delivery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.tidings.access.Activity;
import org.tidings.access.Permit;
import org.tidings.access.Principal;
import org.tidings.ledger.Heading;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Place;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// What somebody may hear, asked of the namespace as it is now, with the answers for directories remembered
/// until any directory changes.
///
/// An end of an event may be told if *both* hold: the directory that contains it, wherever it is now, may
/// be reached and listed (its chain by id, deleted directories included as they were); and the path that
/// the event names does not lead through, or to, a directory that may not be listed now. The first follows
/// a directory that was moved away, the second a name that was used again. Whatever is unknown is hidden.
public final class Viewer {
    private static final int MAX_REMEMBERED = 20_000;
    private static final int MAX_DEPTH = 4096;

    private final Principal who;
    private final Namespace namespace;
    private final LongSupplier directoryFacts;
    private final ConcurrentHashMap<Directory, Verdict> verdicts = new ConcurrentHashMap<>();

    /// A directory as an event names it.
    private record Directory(FileId id, String path) {}

    /// @param asOf the newest directory fact known when the question was asked
    private record Verdict(long asOf, boolean listable) {}

    /// @param directoryFacts the offset of the newest known change of any directory
    Viewer(Principal who, Namespace namespace, LongSupplier directoryFacts) {
        this.who = who;
        this.namespace = namespace;
        this.directoryFacts = directoryFacts;
    }

    public Principal who() {
        return who;
    }

    /// Whether raw offsets and client addresses are told too.
    boolean isOperator() {
        return who.isOperator();
    }

    /// The ends of the event that may be told.
    public Sides visible(Heading heading) {
        if (isOfTheHouse(heading)) {
            return isOperator() ? Sides.ARRIVAL : Sides.NEITHER;
        }
        return Sides.of(sees(heading.place()), heading.from().map(this::sees).orElse(false));
    }

    /// What channels there are, how much is read, and what lies elsewhere is nobody else's business.
    private static boolean isOfTheHouse(Heading heading) {
        return heading.type().isOfChannels()
                || heading.type().isOfCatalogue()
                || heading.type() == EventType.ACCESSES_MISSED;
    }

    /// Whether an entry at this place may be known of by whoever knows its name: its directory, wherever that is now,
    /// can be reached and passed.
    public boolean reaches(Place place) {
        return who.restriction().leaves(Activity.READ_METADATA, place.path())
                && (who.admin() || passableByChain(place.parent()));
    }

    private boolean sees(Place place) {
        if (!who.restriction().leaves(Activity.LIST, place.path())) {
            return false;
        }
        return who.admin() || listable(place);
    }

    private boolean listable(Place place) {
        var directory = new Directory(place.parent(), parentText(place.path().text()));
        long asOf = directoryFacts.getAsLong();
        Verdict known = verdicts.get(directory);
        if (known != null && known.asOf() == asOf) {
            return known.listable();
        }
        boolean listable = listableByChain(place.parent()) && listableByPath(place);
        if (verdicts.size() >= MAX_REMEMBERED) {
            verdicts.clear();
        }
        verdicts.put(directory, new Verdict(asOf, listable));
        return listable;
    }

    private static String parentText(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private boolean listableByChain(FileId id) {
        return standingOrDeleted(id).filter(here -> Permit.lists(who, here)).isPresent() && passableByChain(id);
    }

    private boolean passableByChain(FileId id) {
        Optional<Entry.Directory> here = standingOrDeleted(id);
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (here.isEmpty() || !Permit.traverses(who, List.of(here.get()))) {
                return false;
            }
            if (here.get().id().isRoot()) {
                return true;
            }
            here = standingOrDeleted(here.get().parent());
        }
        return false;
    }

    private Optional<Entry.Directory> standingOrDeleted(FileId id) {
        return namespace
                .find(id)
                .filter(Entry.Directory.class::isInstance)
                .map(Entry.Directory.class::cast)
                .or(() -> namespace.deletedDirectory(id));
    }

    private boolean listableByPath(Place place) {
        Resolution where = namespace.resolve(place.path().parent());
        if (!Permit.traverses(who, where.above())) {
            return false;
        }
        return switch (where) {
            case Resolution.Found found ->
                !(found.entry() instanceof Entry.Directory directory) || Permit.lists(who, directory);
            case Resolution.Absent absent -> true;
            case Resolution.ParentAbsent absent -> true;
            case Resolution.ThroughFile through -> true;
        };
    }
}
