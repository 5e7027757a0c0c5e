package org.tidings.loss;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.model.Loss;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Whereabouts;

/// Says what was found of a file's bytes, if that is news, and unless the file holds others by then.
record Telling(Namespace namespace, Ledger ledger, Origin site) {

    /// @return the answer; empty when there is nothing to tell
    Optional<CompletableFuture<CommitResult>> tell(Entry.File file, Condition found) {
        return isNews(file, found)
                ? namespace.locate(file.id()).map(where -> submit(file, where, found))
                : Optional.empty();
    }

    /// Bytes that are told corrupt are put aside, and then missing: that is none.
    static boolean isNews(Entry.File file, Condition found) {
        return switch (found) {
            case SOUND -> file.lost().isPresent();
            case MISSING -> file.lost().isEmpty();
            case CORRUPT, UNREADABLE -> !file.lost().equals(found.loss());
            case UNKNOWN -> false;
        };
    }

    private CompletableFuture<CommitResult> submit(Entry.File file, Whereabouts where, Condition found) {
        StoragePath path = where.path();
        var place = new Place(where.where().entry().parent(), path);
        return ledger.submit(Commit.of(
                site,
                List.of(event(file, where.where().entry(), path, found.loss())),
                new Guard.PathLeadsTo(place, file.id()),
                new Guard.GenerationIs(file.id(), file.content().generation())));
    }

    /// @param now the file as it is, of whatever generation
    private static StorageEvent event(Entry.File file, Entry now, StoragePath path, Optional<Loss> loss) {
        var subject = now.subjectAt(path);
        return loss.<StorageEvent>map(why -> new NamespaceEvent.FileLost(subject, file.content(), why))
                .orElseGet(() -> new NamespaceEvent.FileFound(subject, file.content()));
    }
}
