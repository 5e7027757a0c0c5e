package org.tidings.simulation.sites;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.catalogue.SiteLog;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.model.Traits;
import org.tidings.simulation.Chance;
import org.tidings.store.TestClock;

/// One site: files, a log of what happened to them, and its manners.
///
/// Bytes are a number; so are the wrong ones. What the site tells as a checksum is of what it received.
final class SimulatedSite implements SiteLog {
    /// Of copies that the catalogue had made.
    static final String OUR_USER = "catalogue";

    private final Rse rse;
    private final Chance chance;
    private final TestClock clock;
    private final SortedMap<StoragePath, Stored> files = new TreeMap<>();
    private final List<Told> log = new ArrayList<>();
    private int trimmed;
    private boolean silent;
    private Optional<List<Told>> listing = Optional.empty();

    /// A file.
    ///
    /// @param told the bytes it received, by its own books
    /// @param held those that it has now; empty when they are gone
    /// @param known whether it knows that they are gone or wrong
    /// @param writer who brought these bytes
    record Stored(FileId id, long generation, int told, Optional<Integer> held, boolean known, String writer) {
        boolean isGood() {
            return held.filter(bytes -> bytes == told).isPresent();
        }

        boolean isOurs() {
            return writer.equals(OUR_USER);
        }
    }

    SimulatedSite(String name, Chance chance, TestClock clock) {
        this.rse = new Rse(name);
        this.chance = chance;
        this.clock = clock;
    }

    Rse rse() {
        return rse;
    }

    SortedMap<StoragePath, Stored> files() {
        return files;
    }

    boolean isSilent() {
        return silent;
    }

    /// @return what happened
    String toggleSilence() {
        silent = !silent;
        return rse + (silent ? " falls silent" : " is back");
    }

    void fallSilent(boolean now) {
        silent = now;
    }

    /// New bytes for a path, new or not.
    void put(StoragePath path, int bytes, String user) {
        Stored before = files.get(path);
        if (before == null) {
            var born =
                    new Stored(FileId.at(clock.instant(), chance.random()), 1, bytes, Optional.of(bytes), false, user);
            files.put(path, born);
            tell(new NamespaceEvent.FileCreated(subject(path, born), content(born), clock.instant(), Map.of()), user);
        } else {
            var again = new Stored(before.id(), before.generation() + 1, bytes, Optional.of(bytes), false, user);
            files.put(path, again);
            tell(
                    new NamespaceEvent.FileWritten(
                            subject(path, again), content(again), content(before), clock.instant()),
                    user);
        }
    }

    void delete(StoragePath path, String user) {
        Stored gone = files.remove(path);
        if (gone != null) {
            tell(new NamespaceEvent.FileDeleted(subject(path, gone), content(gone)), user);
        }
    }

    void rename(StoragePath from, StoragePath to, String user) {
        Stored moved = files.remove(from);
        if (moved != null && !files.containsKey(to)) {
            files.put(to, moved);
            tell(
                    new NamespaceEvent.FileRenamed(subject(to, moved), content(moved), new Place(FileId.ROOT, from)),
                    user);
        } else if (moved != null) {
            files.put(from, moved);
        }
    }

    /// Its bytes are not what they should be, and nobody noticed yet.
    void spoil(StoragePath path, Optional<Integer> held) {
        files.computeIfPresent(
                path, (p, f) -> new Stored(f.id(), f.generation(), f.told(), held, f.known(), f.writer()));
    }

    /// Reads everything again, and tells what is wrong.
    void scrub() {
        for (StoragePath path : List.copyOf(files.keySet())) {
            Stored file = Objects.requireNonNull(files.get(path));
            if (!file.isGood() && !file.known()) {
                var known = new Stored(file.id(), file.generation(), file.told(), file.held(), true, file.writer());
                files.put(path, known);
                Loss why = file.held().isPresent() ? Loss.CORRUPT : Loss.MISSING;
                tell(new NamespaceEvent.FileLost(subject(path, known), content(known), why), "");
            }
        }
    }

    /// Forgets the beginning of its log.
    void trim() {
        trimmed = log.size();
    }

    private void tell(NamespaceEvent event, String user) {
        String cursor = Integer.toString(log.size() + 1);
        log.add(new Told(
                Optional.of(cursor),
                clock.instant(),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                new Said.Happened(event)));
    }

    @Override
    public Reading read(Optional<String> after, int limit) {
        if (silent) {
            listing = Optional.empty();
            return new Reading.Silent("it is silent");
        }
        if (after.isEmpty() || after.get().isEmpty()) {
            return list();
        }
        listing = Optional.empty();
        int place = Integer.parseInt(after.get());
        if (place < trimmed) {
            return new Reading.Gap();
        }
        int some = Math.min(log.size(), place + 1 + chance.below(5));
        return new Reading.Next(List.copyOf(log.subList(place, some)));
    }

    /// A listing is of one moment, and comes in pieces.
    private Reading list() {
        List<Told> rest = listing.orElseGet(this::listed);
        int some = Math.min(rest.size(), 1 + chance.below(4));
        List<Told> next = List.copyOf(rest.subList(0, some));
        List<Told> later = rest.subList(some, rest.size());
        listing = later.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(later));
        return new Reading.Next(next);
    }

    private List<Told> listed() {
        Instant now = clock.instant();
        List<Told> told = new ArrayList<>();
        told.add(new Told(Optional.empty(), now, Optional.empty(), new Said.ListingBegun()));
        files.forEach((path, file) -> {
            var holding = new Holding(path, Optional.of(file.id()), file.generation(), fingerprint(file.told()), false);
            var traits = new Traits("alice", new TreeSet<>(), now);
            Optional<String> lost = file.known() ? Optional.of("missing") : Optional.empty();
            told.add(new Told(
                    Optional.empty(), now, Optional.empty(), new Said.Listed(holding, Optional.of(traits), lost)));
        });
        told.add(
                new Told(Optional.of(Integer.toString(log.size())), now, Optional.empty(), new Said.ListingDone(true)));
        return told;
    }

    private static Subject subject(StoragePath path, Stored file) {
        return Subject.file(file.id(), new Place(FileId.ROOT, path), new Owner(1001, 100), new Mode(0644));
    }

    private static Content content(Stored file) {
        Fingerprint bytes = fingerprint(file.told());
        return new Content(file.generation(), bytes.sizeBytes(), bytes.checksums(), new PoolName("p1"));
    }

    static Fingerprint fingerprint(int bytes) {
        var checksum = new Checksum(Checksum.Algorithm.ADLER32, String.format("%08x", bytes));
        return new Fingerprint(10 + bytes % 7, List.of(checksum));
    }
}
