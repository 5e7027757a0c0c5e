package org.tidings.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferEvent.Mode;
import org.tidings.model.TransferId;

/// One file's facts, told in order, a second apart; and the record they make.
final class Tale {
    static final Did DID = new Did("data", "run/1");
    static final Rse X = new Rse("x");
    static final Rse Y = new Rse("y");
    static final Rse Z = new Rse("z");
    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    static final Fingerprint OLD = bytes(5, "00000001");
    static final Fingerprint NEW = bytes(6, "00000002");

    private Optional<DidRecord> record = Optional.empty();
    private long told;

    static Fingerprint bytes(long size, String adler32) {
        return new Fingerprint(size, List.of(new Checksum(Checksum.Algorithm.ADLER32, adler32)));
    }

    static FileId file(int n) {
        return new FileId(String.format("%036x", n));
    }

    /// Somebody's file at a site that tells ids.
    static Holding his(int file, long generation, Fingerprint bytes) {
        return new Holding(new StoragePath("/data/run/1"), Optional.of(file(file)), generation, bytes, false);
    }

    /// A copy that we brought there.
    static Holding ours(int file, long generation, Fingerprint bytes) {
        return his(file, generation, bytes).withOurs(true);
    }

    /// What is found at a site that tells no ids.
    static Holding found(Fingerprint bytes, boolean ours) {
        return new Holding(new StoragePath("/data/run/1"), Optional.empty(), 0, bytes, ours);
    }

    static ReplicaEvent added(Rse rse, Holding holding) {
        return new ReplicaEvent.ReplicaAdded(DID, rse, holding, Optional.of(traits("good")));
    }

    static Traits traits(String label) {
        return new Traits("1001", new TreeSet<>(List.of(label)), BEGINNING);
    }

    static ReplicaEvent removed(Rse rse, Holding holding, Reason reason) {
        return new ReplicaEvent.ReplicaRemoved(DID, rse, holding, reason);
    }

    static TransferId transfer(int n) {
        return new TransferId(String.format("%016x", n));
    }

    static TransferEvent queued(int n, Rse to, Fingerprint bytes) {
        return new TransferEvent.TransferQueued(transfer(n), DID, to, bytes, 3, "test", Optional.empty());
    }

    static TransferEvent started(int n, Rse to) {
        return new TransferEvent.TransferStarted(transfer(n), DID, to, X, Mode.PULL);
    }

    static TransferEvent succeeded(int n, Rse to) {
        return new TransferEvent.TransferSucceeded(transfer(n), DID, to, X, Mode.PULL, 5, Duration.ofSeconds(1));
    }

    static TransferEvent failed(int n, Rse to, Instant retryAt) {
        return new TransferEvent.TransferFailed(
                transfer(n), DID, to, Optional.of(X), new Failure(FailureClass.TIMEOUT, "It took long."), 1, retryAt);
    }

    static TransferEvent cancelled(int n, Rse to) {
        return new TransferEvent.TransferCancelled(transfer(n), DID, to, "nobody wants it");
    }

    static ReplicaEvent suspected(Rse rse) {
        return new ReplicaEvent.ReplicaSuspected(DID, rse, "its checksum is wrong");
    }

    static ReplicaEvent lost(Rse rse) {
        return new ReplicaEvent.ReplicaLost(DID, rse, "its disk is gone");
    }

    static ReplicaEvent recovered(Rse rse) {
        return new ReplicaEvent.ReplicaRecovered(DID, rse);
    }

    static ReplicaEvent condemned(Rse rse, Instant due) {
        return new ReplicaEvent.ReplicaCondemned(DID, rse, due, "no rule wants it");
    }

    static ReplicaEvent reprieved(Rse rse) {
        return new ReplicaEvent.ReplicaReprieved(DID, rse);
    }

    Tale tell(CatalogueEvent... events) {
        for (CatalogueEvent event : events) {
            told++;
            record = fold(record, event, told);
        }
        return this;
    }

    static Optional<DidRecord> fold(Optional<DidRecord> before, CatalogueEvent event, long offset) {
        var folding = new DidFold(new Offset(offset), BEGINNING.plusSeconds(offset));
        return switch (event) {
            case ReplicaEvent e -> folding.fold(before, e);
            case TransferEvent e -> folding.fold(before, e);
            case RuleEvent.DidJudged e -> folding.fold(before, e);
            case RuleEvent _, RseEvent _ -> before;
        };
    }

    Optional<DidRecord> known() {
        return record;
    }

    DidRecord file() {
        return record.orElseThrow();
    }

    Replica at(Rse rse) {
        Replica replica = file().replicas().get(rse);
        if (replica == null) {
            throw new AssertionError("nothing at " + rse);
        }
        return replica;
    }
}
