package org.tidings.store.sql;

import org.tidings.ledger.Signal;

/// What readers are shown of the committed state without asking the database.
final class Shown {
    private static final long RECENT_BYTES = 32L << 20;

    private final Signal signal;
    private final HotEntries entries = new HotEntries();
    private final RecentLines lines = new RecentLines(RECENT_BYTES);
    private volatile Site site;

    /// @param signal raised whenever there is more to read
    Shown(Site site, Signal signal) {
        this.site = site;
        this.signal = signal;
    }

    Site site() {
        return site;
    }

    HotEntries entries() {
        return entries;
    }

    RecentLines lines() {
        return lines;
    }

    /// Shows a batch that is durable: entries first, so that whoever hears of an event sees what it did.
    void show(Batch batch) {
        entries.show(batch.draft());
        lines.append(batch.lines());
        site = batch.after();
        if (!batch.lines().isEmpty()) {
            signal.raise();
        }
    }

    /// Shows what the database says, after somebody else wrote or a commit's answer was lost.
    void adopt(Site newest) {
        boolean longer = newest.head().isAfter(site.head());
        entries.clear();
        site = newest;
        if (longer) {
            signal.raise();
        }
    }

    void showTrimmed(Site newest) {
        site = newest;
    }
}
