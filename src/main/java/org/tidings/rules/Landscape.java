package org.tidings.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;

/// The RSEs at the moment of a decision, and what is to be kept to.
///
/// @param freeBytes at RSEs of which it is known
public record Landscape(SortedMap<Rse, RseRecord> rses, Map<Rse, Long> freeBytes, Instant now, Terms terms) {

    /// What is to be kept to.
    ///
    /// @param grace how long a replica that nobody wants is left before it is removed
    /// @param lease how long the copies of a silent RSE still count
    public record Terms(Duration grace, Duration lease) {
        public static final Terms USUAL = new Terms(Duration.ofHours(1), Duration.ofMinutes(10));
    }

    public Landscape {
        rses = Collections.unmodifiableSortedMap(new TreeMap<>(rses));
        freeBytes = Map.copyOf(freeBytes);
    }

    public static Landscape of(Collection<RseRecord> rses, Map<Rse, Long> freeBytes, Instant now, Terms terms) {
        SortedMap<Rse, RseRecord> byName = new TreeMap<>();
        rses.forEach(rse -> byName.put(rse.rse(), rse));
        return new Landscape(byName, freeBytes, now, terms);
    }

    /// As the catalogue has it now, for explaining and rehearsing what the keeper does.
    public static Landscape of(Catalogue catalogue, Instant now, Terms terms) {
        List<RseRecord> rses = catalogue.rses();
        return of(rses, Room.freeBytes(catalogue, rses), now, terms);
    }

    /// One that nobody described is taken to be there.
    boolean isAlive(Rse rse) {
        return find(rse).map(RseRecord::isAlive).orElse(true);
    }

    boolean isReadable(Rse rse) {
        return find(rse).map(RseRecord::isReadable).orElse(true);
    }

    /// Whether it has been silent so long that its copies do not count.
    static boolean isGone(RseRecord rse, Instant now, Terms terms) {
        return !rse.isAlive() && !rse.since().plus(terms.lease()).isAfter(now);
    }

    boolean isGone(RseRecord rse) {
        return isGone(rse, now, terms);
    }

    boolean hasRoom(Rse rse, long sizeBytes) {
        return freeBytes.getOrDefault(rse, Long.MAX_VALUE) >= sizeBytes;
    }

    /// The same when so much more lies there.
    Landscape filled(Rse rse, long sizeBytes) {
        if (!freeBytes.containsKey(rse)) {
            return this;
        }
        Map<Rse, Long> less = new HashMap<>(freeBytes);
        less.computeIfPresent(rse, (place, free) -> free - sizeBytes);
        return new Landscape(rses, less, now, terms);
    }

    private Optional<RseRecord> find(Rse rse) {
        return Optional.ofNullable(rses.get(rse));
    }
}
