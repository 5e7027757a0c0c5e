package org.tidings.door;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tidings.model.StoragePath;

/// The write locks now held, by path.
///
/// A lock on a path holds for the names given to what stands there; a deep one for all below. Who adds or
/// removes a name needs the lock of the directory too (RFC 4918 §7.4).
public final class Locks {
    private final InstantSource clock;
    private final Limits limits;
    private final NavigableMap<String, List<Lock>> byRoot = new TreeMap<>();
    private final Map<String, Lock> byToken = new HashMap<>();
    private Instant firstExpiry = Instant.MAX;
    private volatile boolean any;

    /// Bounds on locks.
    ///
    /// @param perUser how many one user may hold
    /// @param inAll how many there may be
    /// @param longest how long one lasts unless refreshed
    public record Limits(int perUser, int inAll, Duration longest) {
        public static final Limits DEFAULT = new Limits(1_000, 10_000, Duration.ofHours(1));
    }

    public Locks(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /// The locks that hold for this path now.
    public synchronized List<Lock> covering(StoragePath path) {
        expire();
        List<Lock> found = new ArrayList<>();
        for (StoragePath at = path; ; at = at.parent()) {
            byRoot.getOrDefault(at.text(), List.of()).stream()
                    .filter(lock -> lock.covers(path))
                    .forEach(found::add);
            if (at.isRoot()) {
                return found;
            }
        }
    }

    /// Whether somebody's lock forbids to change what stands at this path.
    Optional<Refusal> bars(Caller caller, StoragePath path) {
        return any ? barring(caller, path, covering(path)) : Optional.empty();
    }

    /// Whether somebody's lock forbids to give or take the last name of this path.
    Optional<Refusal> barsMember(Caller caller, StoragePath path) {
        return any ? bars(caller, path).or(() -> bars(caller, path.parent())) : Optional.empty();
    }

    /// Whether somebody's lock forbids to take away what stands at this path and all below it.
    Optional<Refusal> barsTree(Caller caller, StoragePath path) {
        if (!any) {
            return Optional.empty();
        }
        return barsMember(caller, path)
                .or(() -> below(path).stream()
                        .map(locks -> barring(caller, locks.getFirst().root(), locks))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /// Of several shared locks, holding one is enough (RFC 4918 §6.2).
    private static Optional<Refusal> barring(Caller caller, StoragePath path, List<Lock> locks) {
        return locks.isEmpty() || locks.stream().anyMatch(lock -> lock.isHeldBy(caller))
                ? Optional.empty()
                : Optional.of(new Refusal.Locked(path, locks.getFirst()));
    }

    /// The locks taken strictly below a path, those of one path together.
    private synchronized List<List<Lock>> below(StoragePath path) {
        expire();
        return List.copyOf(strictlyBelow(path).values());
    }

    private NavigableMap<String, List<Lock>> strictlyBelow(StoragePath path) {
        String prefix = path.isRoot() ? "/" : path.text() + "/";
        // '0' is the character after '/': everything between begins with the prefix.
        String end = prefix.substring(0, prefix.length() - 1) + "0";
        return byRoot.subMap(prefix, false, end, false);
    }

    /// Takes a lock, or says which lock, or which limit, is in the way.
    synchronized LockEntry.Outcome take(Caller caller, Lock.Wanted wanted, String token) {
        expire();
        Optional<Lock> conflict = conflict(wanted);
        if (conflict.isPresent()) {
            return new Refusal.Locked(conflict.get().root(), conflict.get());
        }
        String owner = caller.principal().name();
        long own = byToken.values().stream()
                .filter(lock -> lock.owner().equals(owner))
                .count();
        if (byToken.size() >= limits.inAll() || own >= limits.perUser()) {
            return new Refusal.TooMuch("There are too many locks; unlock some, or wait until they expire.");
        }
        Lock lock = new Lock(token, owner, wanted, end(wanted.timeout()));
        put(lock);
        return new LockEntry.Granted(lock, false);
    }

    private Optional<Lock> conflict(Lock.Wanted wanted) {
        List<Lock> near = covering(wanted.root());
        if (wanted.deep()) {
            strictlyBelow(wanted.root()).values().forEach(near::addAll);
        }
        boolean exclusive = wanted.scope() == Lock.Scope.EXCLUSIVE;
        return near.stream()
                .filter(lock -> exclusive || lock.what().scope() == Lock.Scope.EXCLUSIVE)
                .findFirst();
    }

    /// Lengthens one of the caller's locks, if it holds for this path.
    synchronized Optional<Lock> refresh(Caller caller, StoragePath path, String token, Duration timeout) {
        expire();
        Optional<Lock> known = ownLock(caller, path, token);
        known.ifPresent(this::drop);
        Optional<Lock> longer = known.map(lock -> lock.until(end(timeout)));
        longer.ifPresent(this::put);
        return longer;
    }

    /// Gives up one of the caller's locks, if it holds for this path; an admin may give up anybody's.
    synchronized boolean release(Caller caller, StoragePath path, String token) {
        expire();
        Optional<Lock> known = ownLock(caller, path, token);
        known.ifPresent(this::drop);
        return known.isPresent();
    }

    private Optional<Lock> ownLock(Caller caller, StoragePath path, String token) {
        var who = caller.principal();
        return Optional.ofNullable(byToken.get(token))
                .filter(lock -> lock.covers(path))
                .filter(lock -> who.admin() || lock.owner().equals(who.name()));
    }

    /// What stood at this path, and below, is there no longer, and its locks with it.
    synchronized void forgetTree(StoragePath path) {
        if (any) {
            dropIf(lock -> lock.root().isAtOrBelow(path));
        }
    }

    private Instant end(Duration timeout) {
        return clock.instant().plus(timeout.compareTo(limits.longest()) > 0 ? limits.longest() : timeout);
    }

    private void put(Lock lock) {
        byToken.put(lock.token(), lock);
        byRoot.merge(lock.root().text(), List.of(lock), Locks::joined);
        firstExpiry = lock.expires().isBefore(firstExpiry) ? lock.expires() : firstExpiry;
        any = true;
    }

    private static List<Lock> joined(List<Lock> some, List<Lock> more) {
        List<Lock> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private void drop(Lock lock) {
        byToken.remove(lock.token());
        byRoot.computeIfPresent(lock.root().text(), (root, locks) -> {
            List<Lock> rest = locks.stream()
                    .filter(other -> !other.token().equals(lock.token()))
                    .toList();
            return rest.isEmpty() ? null : rest;
        });
        any = !byToken.isEmpty();
    }

    private void dropIf(Predicate<Lock> condition) {
        List.copyOf(byToken.values()).stream().filter(condition).forEach(this::drop);
    }

    private void expire() {
        Instant now = clock.instant();
        if (!now.isBefore(firstExpiry)) {
            dropIf(lock -> !now.isBefore(lock.expires()));
            firstExpiry = byToken.values().stream()
                    .map(Lock::expires)
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
        }
    }
}
