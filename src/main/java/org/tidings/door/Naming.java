package org.tidings.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Gives durable bytes their name, whatever others did to the path meanwhile.
///
/// The decision made when the upload began is tried first; when its guards no longer hold we decide anew.
/// Should the bytes then belong to another file or generation than they were written for, they are copied:
/// that happens only when two uploads to one path cross.
final class Naming {
    private final Ground ground;
    private final Caller caller;
    private final StoragePath path;
    private final PutFile.Announcement announced;
    private final Target first;

    /// What is to be committed, and what to answer then.
    private record Plan(List<StorageEvent> events, List<Guard> guards, PutFile.Outcome outcome) {}

    /// Bytes that are durable, and what is known of them.
    record Arrived(Bytes bytes, long sizeBytes, List<Checksum> checksums) {
        Content content() {
            return new Content(bytes.key().generation(), sizeBytes, checksums, bytes.pool().name());
        }
    }

    Naming(Ground ground, Caller caller, StoragePath path, PutFile.Announcement announced, Target first) {
        this.ground = ground;
        this.caller = caller;
        this.path = path;
        this.announced = announced;
        this.first = first;
    }

    PutFile.Announcement announced() {
        return announced;
    }

    /// Removes bytes that will have no name.
    void forget(Bytes bytes) {
        ground.forget(bytes);
    }

    PutFile.Outcome name(Arrived durable) {
        Arrived arrived = durable;
        Target target = lockedMeanwhile().<Target>map(refusal -> refusal).orElse(first);
        for (int i = 0; i < Ground.TRIES; i++) {
            if (target instanceof Refusal refusal) {
                forget(arrived.bytes());
                return refusal;
            }
            try {
                arrived = fitted(arrived, target);
            } catch (PoolBroken.Full full) {
                forget(arrived.bytes());
                return new Refusal.NoSpace();
            }
            Plan plan = plan(arrived, target);
            if (committed(plan, arrived)) {
                ground.mint().giveBack(arrived.bytes().key());
                return plan.outcome();
            }
            target = Target.decide(ground, caller, path, announced.precondition());
        }
        forget(arrived.bytes());
        return new Refusal.Contended(path);
    }

    /// A lock taken while the bytes came holds them up like one taken before.
    private Optional<Refusal> lockedMeanwhile() {
        return first instanceof Target.Birth
                ? ground.locks().barsMember(caller, path)
                : ground.locks().bars(caller, path);
    }

    private Arrived fitted(Arrived arrived, Target target) {
        Pool.Key key = arrived.bytes().key();
        return switch (target) {
            case Target.Birth birth when key.generation() == 1 -> arrived;
            case Target.Birth birth -> moved(arrived, ground.mint().keyOfNewFile());
            case Target.Overwrite over when fits(key, over.file()) -> arrived;
            case Target.Overwrite over -> {
                Entry.File file = over.file();
                yield moved(arrived, ground.mint().keyAfter(file.id(), file.content().generation()));
            }
            case Refusal refusal -> throw new IllegalStateException("a refusal needs no bytes");
        };
    }

    private static boolean fits(Pool.Key key, Entry.File file) {
        return key.file().equals(file.id()) && key.generation() > file.content().generation();
    }

    private Arrived moved(Arrived arrived, Pool.Key first) {
        Bytes copy = new Bytes(arrived.bytes().pool(), first);
        for (int i = 1; ; i++) {
            try {
                if (arrived.bytes().copyTo(copy, Set.of()).isEmpty()) {
                    throw new PoolBroken("Bytes just stored are gone.");
                }
                forget(arrived.bytes());
                return new Arrived(copy, arrived.sizeBytes(), arrived.checksums());
            } catch (PoolBroken.Taken taken) {
                // Those bytes are not ours to forget.
                copy = new Bytes(copy.pool(), ground.mint().keyInsteadOf(copy.key()));
                if (i == Ground.TRIES) {
                    ground.mint().giveBack(copy.key());
                    throw taken;
                }
            } catch (RuntimeException e) {
                forget(copy);
                throw e;
            }
        }
    }

    private Plan plan(Arrived arrived, Target target) {
        Content content = arrived.content();
        Instant modified = announced.modified().orElseGet(ground.mint()::now);
        return switch (target) {
            case Target.Birth birth -> {
                Spot spot = birth.spot();
                var id = arrived.bytes().key().file();
                var subject = Subject.file(id, spot.place(), spot.owner(), ground.customs().fileMode());
                List<StorageEvent> events = new ArrayList<>(spot.before());
                events.add(new NamespaceEvent.FileCreated(subject, content, modified, Map.of()));
                yield new Plan(events, List.of(spot.guard()), new PutFile.Stored(id, content));
            }
            case Target.Overwrite over -> {
                var file = over.file();
                var subject = file.subjectAt(path);
                var written = new NamespaceEvent.FileWritten(subject, content, file.content(), modified);
                var guards = over.standing().unchanged();
                yield new Plan(List.of(written), guards, new PutFile.Replaced(file.id(), content));
            }
            case Refusal refusal -> throw new IllegalStateException("a refusal plans nothing");
        };
    }

    /// When the answer was lost the commit may have happened all the same: then the namespace knows our bytes.
    private boolean committed(Plan plan, Arrived arrived) {
        try {
            return ground.commit(caller, plan.events(), plan.guards()) instanceof CommitResult.Committed;
        } catch (LedgerBroken broken) {
            if (isNamed(arrived)) {
                return true;
            }
            // The bytes stay: a store that fails so may know the commit all the same when it comes back.
            ground.mint().giveBack(arrived.bytes().key());
            throw broken;
        }
    }

    private boolean isNamed(Arrived arrived) {
        return ground.namespace().find(arrived.bytes().key().file()).stream()
                .anyMatch(e -> e instanceof Entry.File file && file.content().equals(arrived.content()));
    }
}
