package org.tidings.catalogue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tidings.model.Did;
import org.tidings.model.Fingerprint;
import org.tidings.model.Offset;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Traits;
import org.tidings.model.Verdict;

/// Everything known of one file: its bytes, its replicas, those on their way, and what the rules make of it.
///
/// @param origin where it was first stored: what is written there is what the file is
/// @param ended whether it was deleted, or renamed, at its origin
/// @param home the path it was first stored at, and is stored at elsewhere
/// @param bytes of the origin's content
/// @param copying by destination
/// @param changed the last event that changed this record: a decision made of it is guarded by it
public record DidRecord(
        Did did,
        Rse origin,
        boolean ended,
        StoragePath home,
        Fingerprint bytes,
        Traits traits,
        SortedMap<Rse, Replica> replicas,
        SortedMap<Rse, Copying> copying,
        SortedMap<RuleId, Verdict> verdicts,
        Offset changed) {

    public DidRecord {
        replicas = Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
        copying = Collections.unmodifiableSortedMap(new TreeMap<>(copying));
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }

    DidRecord withReplicas(SortedMap<Rse, Replica> now) {
        return new DidRecord(did, origin, ended, home, bytes, traits, now, copying, verdicts, changed);
    }

    DidRecord withCopying(SortedMap<Rse, Copying> now) {
        return new DidRecord(did, origin, ended, home, bytes, traits, replicas, now, verdicts, changed);
    }

    DidRecord withVerdicts(SortedMap<RuleId, Verdict> now) {
        return new DidRecord(did, origin, ended, home, bytes, traits, replicas, copying, now, changed);
    }

    /// As it is written at its origin now.
    DidRecord as(StoragePath newHome, Fingerprint newBytes, Traits newTraits) {
        return new DidRecord(did, origin, false, newHome, newBytes, newTraits, replicas, copying, verdicts, changed);
    }

    /// It is deleted, or renamed, at its origin.
    DidRecord end() {
        return new DidRecord(did, origin, true, home, bytes, traits, replicas, copying, verdicts, changed);
    }

    DidRecord changedBy(Offset offset) {
        return new DidRecord(did, origin, ended, home, bytes, traits, replicas, copying, verdicts, offset);
    }

    /// The RSEs with a replica to read from.
    public Stream<Rse> good() {
        return where(Replica.State.AVAILABLE::equals);
    }

    /// The RSEs with the right bytes, even if they are to be removed.
    public Stream<Rse> intact() {
        return where(state -> state == Replica.State.AVAILABLE || state == Replica.State.DELETING);
    }

    private Stream<Rse> where(Predicate<Replica.State> states) {
        return replicas.entrySet().stream()
                .filter(entry -> states.test(entry.getValue().state()) && isCurrent(entry.getValue()))
                .map(entry -> entry.getKey());
    }

    public boolean isGoodAt(Rse rse) {
        Replica replica = replicas.get(rse);
        return replica != null && replica.state() == Replica.State.AVAILABLE && isCurrent(replica);
    }

    /// Whether it holds the bytes of now, not those of before an overwrite.
    public boolean isCurrent(Replica replica) {
        return !bytes.contradicts(replica.holding().bytes());
    }

    /// Whether nothing of it is left anywhere, nor to come, by somebody's will.
    boolean isNothing() {
        return replicas.isEmpty() && copying.isEmpty() && ended;
    }
}
