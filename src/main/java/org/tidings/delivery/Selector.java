package org.tidings.delivery;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.model.EventType;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// Says which events match: what a listener *asks for*. What he *may* hear is another question, see
/// [Visibility]. Every part that is given must hold.
///
/// @param path the directory or file listened to
/// @param recursive whether everything below `path` counts, or only `path` and its direct entries
/// @param types the kinds asked for; empty means all that tell of a change of stored data
/// @param suffixes the path ends with one of these; empty means any path
/// @param owner whose the file is, by uid
/// @param minSizeBytes the file is at least so big; more than 0 leaves directories out
/// @param labels the file has all of these
public record Selector(
        StoragePath path,
        boolean recursive,
        Set<EventType> types,
        List<String> suffixes,
        OptionalInt owner,
        long minSizeBytes,
        Set<String> labels) {

    /// Every event of the site.
    public static final Selector ALL =
            new Selector(StoragePath.ROOT, true, Set.of(), List.of(), OptionalInt.empty(), 0, Set.of());

    public Selector {
        types = Set.copyOf(types);
        suffixes = List.copyOf(suffixes);
        labels = Set.copyOf(labels);
    }

    /// Everything at or below one path.
    public static Selector below(StoragePath path) {
        return new Selector(path, true, Set.of(), List.of(), OptionalInt.empty(), 0, Set.of());
    }

    /// The ends of the event that match: a rename by its old path, its new one, or both.
    Sides matching(Line line) {
        Heading heading = line.heading();
        boolean asked = (types.isEmpty() ? heading.type().isChange() : types.contains(heading.type()))
                && heading.sizeBytes() >= minSizeBytes
                && (owner.isEmpty() || owner.getAsInt() == heading.ownerUid());
        if (!asked) {
            return Sides.NEITHER;
        }
        Sides ends = Sides.of(
                covers(heading.place().path()),
                heading.from().isPresent() && covers(heading.from().get().path()));
        boolean labelled =
                labels.isEmpty() || (ends.any() && Labels.of(line.data()).containsAll(labels));
        return labelled ? ends : Sides.NEITHER;
    }

    /// Whether an entry that exists is one whose events would match.
    boolean matches(Entry entry, StoragePath at) {
        var attributes = entry.attributes();
        long size = entry instanceof Entry.File file ? file.content().sizeBytes() : 0;
        return covers(at)
                && asksFor(entry)
                && size >= minSizeBytes
                && (owner.isEmpty() || owner.getAsInt() == attributes.owner().uid())
                && attributes.labels().containsAll(labels);
    }

    private boolean asksFor(Entry entry) {
        String other = entry instanceof Entry.File ? "dir" : "file";
        return types.isEmpty() || types.stream().anyMatch(type -> !type.family().equals(other));
    }

    boolean covers(StoragePath candidate) {
        return reaches(candidate) && endsWell(candidate);
    }

    private boolean reaches(StoragePath candidate) {
        if (!candidate.isAtOrBelow(path)) {
            return false;
        }
        int nameStarts = path.isRoot() ? 1 : path.text().length() + 1;
        return recursive || candidate.text().indexOf('/', nameStarts) < 0;
    }

    private boolean endsWell(StoragePath candidate) {
        if (suffixes.isEmpty()) {
            return true;
        }
        for (String suffix : suffixes) {
            if (candidate.text().endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }
}
