package org.tidings.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tidings.model.Checksum;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferEvent.Mode;
import org.tidings.model.TransferId;

/// Plausible facts of the catalogue, made short.
public final class Copies {
    public static final Rse A = new Rse("site-a");
    public static final Rse B = new Rse("site-b");
    public static final Rse C = new Rse("site-c");

    private Copies() {}

    public static Fingerprint bytes(long size) {
        return new Fingerprint(
                size, List.of(new Checksum(Checksum.Algorithm.ADLER32, String.format("%08x", size * 7))));
    }

    /// Somebody's file of so many bytes.
    public static Holding his(long generation, long size) {
        var id = new FileId(String.format("%036x", 1));
        return new Holding(new StoragePath("/some/where"), Optional.of(id), generation, bytes(size), false);
    }

    public static ReplicaEvent added(String did, Rse rse, Holding holding) {
        var traits = new Traits("1001", new TreeSet<>(List.of("raw")), Facts.MODIFIED);
        return new ReplicaEvent.ReplicaAdded(Did.parse(did), rse, holding, Optional.of(traits));
    }

    /// Five bytes at a place.
    public static ReplicaEvent added(String did, Rse rse) {
        return added(did, rse, his(1, 5));
    }

    public static ReplicaEvent removed(String did, Rse rse) {
        return new ReplicaEvent.ReplicaRemoved(Did.parse(did), rse, his(9, 5), Reason.DELETED);
    }

    public static ReplicaEvent lost(String did, Rse rse) {
        return new ReplicaEvent.ReplicaLost(Did.parse(did), rse, "its disk is gone");
    }

    public static ReplicaEvent condemned(String did, Rse rse, Instant due) {
        return new ReplicaEvent.ReplicaCondemned(Did.parse(did), rse, due, "no rule wants it");
    }

    public static TransferId transfer(int n) {
        return new TransferId(String.format("%016x", n));
    }

    public static TransferEvent queued(int n, String did, Rse to, int priority) {
        return new TransferEvent.TransferQueued(
                transfer(n), Did.parse(did), to, bytes(5), priority, "test", Optional.empty());
    }

    public static TransferEvent started(int n, String did, Rse to) {
        return new TransferEvent.TransferStarted(transfer(n), Did.parse(did), to, A, Mode.PULL);
    }

    public static TransferEvent succeeded(int n, String did, Rse to) {
        return new TransferEvent.TransferSucceeded(
                transfer(n), Did.parse(did), to, A, Mode.PULL, 5, Duration.ofSeconds(1));
    }

    public static TransferEvent failed(int n, String did, Rse to, Instant retryAt) {
        var failure = new Failure(FailureClass.NO_SPACE, "There is no room.");
        return new TransferEvent.TransferFailed(transfer(n), Did.parse(did), to, Optional.of(A), failure, 1, retryAt);
    }

    public static TransferEvent cancelled(int n, String did, Rse to) {
        return new TransferEvent.TransferCancelled(transfer(n), Did.parse(did), to, "nobody wants it");
    }

    public static RuleId ruleId(int n) {
        return new RuleId(String.format("%016x", n));
    }

    public static Rule rule(int n, int copies) {
        return new Rule(
                ruleId(n),
                new Rule.Selection("data:", "size > 5"),
                "tier=1&country=SE\\kind=tape",
                copies,
                Rule.Grouping.DIRECTORY,
                Optional.of(Facts.MODIFIED),
                3,
                "test",
                Optional.of("free"),
                Optional.empty(),
                Rule.Deletes.FOLLOW,
                "\"quoted\" 😀");
    }
}
