package org.tidings.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.tidings.model.NamespaceEvent.XattrsChanged.Change;
import org.tidings.model.StorageEvent;
import org.tidings.model.Subject;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Gives durable bytes their name, whatever others did to the path meanwhile; or removes them.
///
/// The decision made when the upload began is tried first; when its guards no longer hold we decide anew.
/// Should the bytes then belong to another file or generation than they were written for, they are copied:
/// that happens only when two uploads to one path cross.
final class Naming {
    private final Ground ground;
    private final PutFile.Asked asked;
    private final Target first;
    private Arrived arrived;

    /// Bytes that are durable, and what is known of them.
    record Arrived(Bytes bytes, long sizeBytes, List<Checksum> checksums) {
        Content content() {
            return new Content(
                    bytes.key().generation(), sizeBytes, checksums, bytes.pool().name());
        }
    }

    /// What is to be committed, and what to answer then.
    private record Plan(List<StorageEvent> events, List<Guard> guards, PutFile.Outcome outcome) {}

    /// @param first what was decided when the upload began
    Naming(Ground ground, PutFile.Asked asked, Target first, Arrived arrived) {
        this.ground = ground;
        this.asked = asked;
        this.first = first;
        this.arrived = arrived;
    }

    PutFile.Outcome name() {
        try {
            PutFile.Outcome outcome = decided();
            if (outcome instanceof Refusal) {
                ground.forget(arrived.bytes());
            } else {
                ground.mint().giveBack(arrived.bytes().key());
            }
            return outcome;
        } catch (PoolBroken.Full full) {
            ground.forget(arrived.bytes());
            return new Refusal.NoSpace();
        } catch (LedgerBroken broken) {
            // A store that fails so may know the commit all the same when it comes back: the bytes stay, and their key
            // counts as under way, until the sweep of the next start.
            throw broken;
        } catch (RuntimeException broken) {
            ground.forget(arrived.bytes());
            throw broken;
        }
    }

    private PutFile.Outcome decided() {
        Target target = lockedMeanwhile().<Target>map(refusal -> refusal).orElse(first);
        for (int i = 0; i < Ground.TRIES; i++) {
            if (target instanceof Refusal refusal) {
                return refusal;
            }
            fit(target);
            Plan plan = plan(target);
            if (committed(plan)) {
                return plan.outcome();
            }
            target = Target.decide(ground, asked);
        }
        return new Refusal.Contended(asked.path());
    }

    /// A lock taken while the bytes came holds them up like one taken before.
    private Optional<Refusal> lockedMeanwhile() {
        return first instanceof Target.Birth
                ? ground.locks().barsMember(asked.caller(), asked.path())
                : ground.locks().bars(asked.caller(), asked.path());
    }

    private void fit(Target target) {
        Pool.Key key = arrived.bytes().key();
        switch (target) {
            case Target.Birth birth -> {
                // Generation 1 is that of a new file's own id, which nobody else has seen.
                if (key.generation() != 1) {
                    copyInto(Room.forNewFile(ground, arrived.sizeBytes()));
                }
            }
            case Target.Overwrite over -> {
                if (!fits(key, over.file())) {
                    copyInto(Room.forOverwrite(ground, over.file(), arrived.sizeBytes()));
                }
            }
            case Refusal refusal -> throw new IllegalStateException("a refusal needs no bytes");
        }
    }

    private static boolean fits(Pool.Key key, Entry.File file) {
        return key.file().equals(file.id()) && key.generation() > file.content().generation();
    }

    private void copyInto(Room room) {
        boolean copied = false;
        try {
            copied = arrived.bytes().copyTo(room, Set.of()).isPresent();
        } finally {
            if (!copied) {
                ground.forget(room.bytes());
            }
        }
        if (!copied) {
            throw new PoolBroken("Bytes just stored are gone.");
        }
        ground.forget(arrived.bytes());
        arrived = new Arrived(room.bytes(), arrived.sizeBytes(), arrived.checksums());
    }

    private Plan plan(Target target) {
        return switch (target) {
            case Target.Birth birth -> birth(birth.spot());
            case Target.Overwrite over -> overwrite(over);
            case Refusal refusal -> throw new IllegalStateException("a refusal plans nothing");
        };
    }

    private Plan birth(Spot spot) {
        var id = arrived.bytes().key().file();
        var content = arrived.content();
        var subject =
                Subject.file(id, spot.place(), spot.owner(), ground.customs().fileMode());
        List<StorageEvent> events = new ArrayList<>(spot.before());
        events.add(new NamespaceEvent.FileCreated(
                subject, content, modified(), asked.announced().xattrs()));
        return new Plan(events, List.of(spot.guard()), new PutFile.Stored(id, content));
    }

    private Plan overwrite(Target.Overwrite over) {
        var file = over.file();
        var content = arrived.content();
        var subject = file.subjectAt(asked.path());
        var written = new NamespaceEvent.FileWritten(subject, content, file.content(), modified());
        List<StorageEvent> events = new ArrayList<>();
        events.add(written);
        described(file, subject).ifPresent(events::add);
        return new Plan(events, over.standing().unchanged(), new PutFile.Replaced(file.id(), content));
    }

    /// What the upload says about the file that was otherwise until now.
    private Optional<StorageEvent> described(Entry.File file, Subject subject) {
        Map<String, Change> changes = new HashMap<>();
        asked.announced().xattrs().forEach((name, text) -> {
            Optional<String> before =
                    Optional.ofNullable(file.attributes().xattrs().get(name));
            Optional<String> after = Optional.of(text);
            if (!before.equals(after)) {
                changes.put(name, new Change(before, after));
            }
        });
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamespaceEvent.XattrsChanged(subject, Optional.of(arrived.content()), changes));
    }

    private Instant modified() {
        return asked.announced().modified().orElseGet(ground.mint()::now);
    }

    /// When the answer was lost the commit may have happened all the same: then the namespace knows our bytes.
    private boolean committed(Plan plan) {
        try {
            var result = ground.commit(asked.caller(), plan.events(), plan.guards());
            return result instanceof CommitResult.Committed;
        } catch (LedgerBroken broken) {
            if (ground.isNamed(arrived.bytes())) {
                return true;
            }
            throw broken;
        }
    }
}
