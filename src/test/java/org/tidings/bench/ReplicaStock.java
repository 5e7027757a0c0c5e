package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult.Committed;
import org.tidings.ledger.Ledger;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Origin;
import org.tidings.model.ReplicaEvent.ReplicaAdded;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;

/// The replicas of a catalogue, told by the followers of two sites in commits of 500 facts, one after the other: files
/// at the first, in directories of a thousand, and a copy of each at the second a while later.
final class ReplicaStock {
    static final int FACTS_EACH = 500;
    private static final int FILES_EACH = 1000;
    private static final int BEHIND = 10_000;
    private static final Origin ORIGIN = Origin.ofSite("bench");
    private static final Rse FIRST = new Rse("site-a");
    private static final Rse SECOND = new Rse("site-b");
    private static final Fingerprint BYTES =
            new Fingerprint(52_428_800, List.of(new Checksum(Checksum.Algorithm.ADLER32, "0401f8a3")));

    private final Ledger ledger;
    private final Random random = new Random(4711);
    private long files;
    private long copies;
    private long rewritten = 1;

    ReplicaStock(Ledger ledger) {
        this.ledger = ledger;
    }

    long replicas() {
        return files + copies;
    }

    /// Tells of new files and copies until there are so many replicas; facts a second.
    double growTo(long replicas) throws IOException {
        long before = replicas();
        long began = System.nanoTime();
        while (replicas() < replicas) {
            List<CatalogueEvent> facts = new ArrayList<>(FACTS_EACH);
            while (facts.size() < FACTS_EACH) {
                facts.add(copies + BEHIND < files ? added(SECOND, copies++, 1) : added(FIRST, files++, 1));
                if (facts.size() < FACTS_EACH) {
                    facts.add(added(FIRST, files++, 1));
                }
            }
            commit(facts);
        }
        return (replicas() - before) * 1e9 / (System.nanoTime() - began);
    }

    /// Tells that files chosen at random were written anew; facts a second.
    double rewrittenPerSecond(Duration window) throws IOException {
        long began = System.nanoTime();
        long told = 0;
        while (System.nanoTime() - began < window.toNanos()) {
            rewritten++;
            List<CatalogueEvent> facts = new ArrayList<>(FACTS_EACH);
            for (int i = 0; i < FACTS_EACH; i++) {
                facts.add(added(FIRST, random.nextLong(files), rewritten));
            }
            commit(facts);
            told += FACTS_EACH;
        }
        return told * 1e9 / (System.nanoTime() - began);
    }

    private void commit(List<CatalogueEvent> facts) throws IOException {
        if (!(ledger.commit(Commit.of(ORIGIN, facts)) instanceof Committed)) {
            throw new IOException("a commit was refused");
        }
    }

    private static ReplicaAdded added(Rse rse, long file, long generation) {
        String name = "run-%06d/frame-%04d.h5".formatted(file / FILES_EACH, file % FILES_EACH);
        var id = new FileId("0000%032x".formatted(file));
        boolean copy = rse.equals(SECOND);
        var holding = new Holding(new StoragePath("/data/" + name), Optional.of(id), generation, BYTES, copy);
        var traits = new Traits("1001", new TreeSet<>(List.of("raw")), Instant.EPOCH);
        return new ReplicaAdded(new Did("data", name), rse, holding, copy ? Optional.empty() : Optional.of(traits));
    }
}
