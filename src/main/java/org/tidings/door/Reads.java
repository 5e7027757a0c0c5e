package org.tidings.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Ledger;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.FileId;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;

/// Tells of reads, after the fact, and never makes who reads wait: if the ledger does not keep up, it tells how many
/// reads it did not tell of.
public final class Reads {
    private static final int MOST_PENDING = 10_000;
    private final Ledger ledger;
    private final Mint mint;
    private final Predicate<FileId> wanted;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong missed = new AtomicLong();

    /// @param wanted whether reads of this entry, or in this directory, are to be told
    public Reads(Ledger ledger, Mint mint, Predicate<FileId> wanted) {
        this.ledger = ledger;
        this.mint = mint;
        this.wanted = wanted;
    }

    /// Tells of no reads.
    public static Reads untold(Ground ground) {
        return new Reads(ground.ledger(), ground.mint(), entry -> false);
    }

    /// Tells that a directory was listed.
    void listed(Caller caller, Entry.Directory directory, StoragePath path) {
        if (isWanted(directory)) {
            tell(caller.origin(), new AccessEvent.DirectoryListed(directory.subjectAt(path)));
        }
    }

    /// Tells that a file was opened.
    ///
    /// @return the bytes to read, which tell it when they are closed
    Pool.Stored opened(Caller caller, Entry.File file, StoragePath path, Pool.Stored bytes) {
        if (!isWanted(file)) {
            return bytes;
        }
        tell(caller.origin(), new AccessEvent.FileOpened(file.subjectAt(path), file.content()));
        Instant opened = mint.now();
        return new CountedReading(bytes, read -> {
            var took = Duration.between(opened, mint.now());
            tell(
                    caller.origin(),
                    new AccessEvent.FileRead(
                            file.subjectAt(path), file.content(), read, took.isNegative() ? Duration.ZERO : took));
        });
    }

    private boolean isWanted(Entry entry) {
        return wanted.test(entry.id()) || wanted.test(entry.parent());
    }

    private void tell(Origin origin, StorageEvent event) {
        if (pending.incrementAndGet() > MOST_PENDING) {
            pending.decrementAndGet();
            missed.incrementAndGet();
            return;
        }
        submit(origin, event);
    }

    private void submit(Origin origin, StorageEvent event) {
        List<StorageEvent> events = new ArrayList<>(2);
        long untold = missed.getAndSet(0);
        if (untold > 0) {
            events.add(new AccessesMissed(untold));
        }
        events.add(event);
        ledger.submit(Commit.of(origin, events)).whenComplete((result, broken) -> {
            pending.decrementAndGet();
            if (broken != null) {
                missed.addAndGet(untold + 1);
            }
        });
    }
}
