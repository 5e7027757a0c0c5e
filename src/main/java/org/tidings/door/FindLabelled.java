package org.tidings.door;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.tidings.model.FileId;

/// Tells which labels there are, and who has them; to each caller only of entries they could list.
public final class FindLabelled {
    /// How many entries are looked at for one that the caller may see, before a label is left out.
    static final int MOST_LOOKED_AT = 10_000;

    private static final int PAGE = 256;
    private final Ground ground;
    private final LocateEntry locateEntry;

    public FindLabelled(Ground ground) {
        this.ground = ground;
        this.locateEntry = new LocateEntry(ground);
    }

    /// Labels in byte order, read as they are asked for. A label is left out if none of the first
    /// 10,000 entries that have it is for the caller's eyes.
    public Stream<String> labels(Caller caller) {
        UnaryOperator<Optional<String>> next = label -> label.flatMap(ground.namespace()::labelAfter);
        return Stream.iterate(next.apply(Optional.of("")), Optional::isPresent, next)
                .flatMap(Optional::stream)
                .filter(label -> ids(label)
                        .limit(MOST_LOOKED_AT)
                        .anyMatch(id -> locateEntry.locate(caller, id).isPresent()));
    }

    /// Entries that have the label, in the order of their ids, read as they are asked for.
    public Stream<ListDirectory.Listed> labelled(Caller caller, String label) {
        return ids(label).map(id -> locateEntry.locate(caller, id)).flatMap(Optional::stream);
    }

    /// Page after page, each beginning behind the last id of the one before.
    private Stream<FileId> ids(String label) {
        return Stream.iterate(
                        page(label, Optional.empty()),
                        page -> !page.isEmpty(),
                        page -> page(label, Optional.of(page.getLast())))
                .flatMap(List::stream);
    }

    private List<FileId> page(String label, Optional<FileId> after) {
        return ground.namespace().labelled(label, after, PAGE);
    }
}
