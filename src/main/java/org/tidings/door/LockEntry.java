package org.tidings.door;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Resolution;

/// Takes, lengthens and gives up write locks.
public final class LockEntry {
    private final Ground ground;
    private final PutFile putFile;

    /// What came of it.
    public sealed interface Outcome permits Granted, Released, Refusal {}

    /// @param created whether an empty file was made to be locked (RFC 4918 §7.3)
    public record Granted(Lock lock, boolean created) implements Outcome {}

    /// The lock is no more.
    public record Released() implements Outcome {}

    public LockEntry(Ground ground, PutFile putFile) {
        this.ground = ground;
        this.putFile = putFile;
    }

    /// Takes a lock. Where nothing stands, an empty file is made.
    public Outcome lock(Caller caller, Lock.Wanted wanted) {
        StoragePath path = wanted.root();
        Resolution where = ground.resolve(path);
        Optional<Refusal> barred =
                Ground.forbids(caller, Activity.UPLOAD, path, where).or(() -> needsParent(path, where));
        if (barred.isPresent()) {
            return barred.get();
        }
        String token = "urn:uuid:" + ground.mint().uuid();
        Outcome taken = ground.locks().take(caller, wanted, token);
        if (where instanceof Resolution.Found || !(taken instanceof Granted granted)) {
            return taken;
        }
        return onNewFile(caller, granted.lock());
    }

    /// The lock is taken first, so that nobody else comes in between; it is given up if there is no file.
    private Outcome onNewFile(Caller caller, Lock lock) {
        boolean there = false;
        try {
            Outcome outcome = switch (emptyFile(holding(caller, lock), lock.root())) {
                case PutFile.Stored stored -> new Granted(lock, true);
                case PutFile.Replaced impossible -> new Granted(lock, false);
                case Refusal.PreconditionFailed somebodyMadeIt -> new Granted(lock, false);
                case Refusal refusal -> refusal;
            };
            there = outcome instanceof Granted;
            return outcome;
        } finally {
            if (!there) {
                ground.locks().release(caller, lock.root(), lock.token());
            }
        }
    }

    private PutFile.Outcome emptyFile(Caller caller, StoragePath path) {
        var announced = PutFile.Announcement.ofSize(0).on(Precondition.NOTHING_THERE);
        return switch (putFile.begin(caller, path, announced)) {
            case Refusal refusal -> refusal;
            case Upload upload -> {
                try (upload) {
                    yield upload.finish(List.of());
                }
            }
        };
    }

    private static Caller holding(Caller caller, Lock lock) {
        Set<String> tokens = new HashSet<>(caller.lockTokens());
        tokens.add(lock.token());
        return new Caller(caller.principal(), caller.origin(), tokens);
    }

    private static Optional<Refusal> needsParent(StoragePath path, Resolution where) {
        return switch (where) {
            case Resolution.Found found -> Optional.empty();
            case Resolution.Absent absent -> Optional.empty();
            case Resolution.ParentAbsent absent -> Optional.of(new Refusal.ParentAbsent(path));
            case Resolution.ThroughFile through -> Optional.of(new Refusal.NotADirectory(path));
        };
    }

    /// Lengthens a lock the caller holds and that holds for this path.
    public Outcome refresh(Caller caller, StoragePath path, String token, Duration timeout) {
        if (!mayLock(caller, path)) {
            return new Refusal.Forbidden(Activity.UPLOAD, path);
        }
        return ground.locks()
                .refresh(caller, path, token, timeout)
                .<Outcome>map(lock -> new Granted(lock, false))
                .orElse(new Refusal.NoSuchLock(path));
    }

    /// Gives a lock up; only its owner may, or an admin.
    public Outcome unlock(Caller caller, StoragePath path, String token) {
        if (!mayLock(caller, path)) {
            return new Refusal.Forbidden(Activity.UPLOAD, path);
        }
        return ground.locks().release(caller, path, token) ? new Released() : new Refusal.NoSuchLock(path);
    }

    /// Whoever has lost the right to write may still give up a lock; a credential that never had it, may not.
    private static boolean mayLock(Caller caller, StoragePath path) {
        return caller.principal().restriction().leaves(Activity.UPLOAD, path);
    }
}
