package org.tidings.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.ledger.Pause;
import org.tidings.model.Rse;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;

/// The rules, read once each, and the RSEs, as the catalogue had them last.
final class RuleBook {
    /// What an RSE has room for is asked again after this.
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Landscape.Terms terms;
    private final Pause fresh = new Pause();
    private Map<RuleId, ParsedRule> rules = Map.of();
    private List<RseRecord> rses = List.of();
    private Map<Rse, Long> freeBytes = Map.of();

    RuleBook(Catalogue catalogue, InstantSource clock, Landscape.Terms terms) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.terms = terms;
        reload();
    }

    /// Reads rules and RSEs again; a rule that is as it was is not parsed again.
    void reload() {
        SortedMap<RuleId, ParsedRule> read = new TreeMap<>();
        for (RuleRecord record : catalogue.rules()) {
            ParsedRule known = rules.get(record.rule().id());
            boolean same = known != null
                    && known.rule().equals(record.rule())
                    && known.rests() != record.suspended().isEmpty();
            read.put(record.rule().id(), same ? known : ParsedRule.of(record));
        }
        rules = read;
        rses = catalogue.rses();
        lookForRoom();
    }

    private void lookForRoom() {
        freeBytes = Room.freeBytes(catalogue, rses);
        fresh.begin(clock.instant(), FRESH);
    }

    /// Counts a copy that was just decided on, until the room is looked at again.
    void promise(Rse rse, long sizeBytes) {
        freeBytes.computeIfPresent(rse, (place, free) -> free - sizeBytes);
    }

    Landscape landscape() {
        Instant now = clock.instant();
        if (fresh.isOver(now)) {
            lookForRoom();
        }
        return Landscape.of(rses, freeBytes, now, terms);
    }

    Collection<ParsedRule> rules() {
        return rules.values();
    }

    Optional<Rule> find(RuleId id) {
        return Optional.ofNullable(rules.get(id)).map(ParsedRule::rule);
    }

    /// Rules whose time is over.
    Set<RuleId> ended() {
        Instant now = clock.instant();
        return rules.values().stream()
                .filter(rule -> rule.hasEnded(now))
                .map(ParsedRule::id)
                .collect(Collectors.toSet());
    }

    /// What of the RSEs may change decisions: all but how much is free, for which a pass is too much.
    Map<Rse, Object> outlines() {
        Instant now = clock.instant();
        Map<Rse, Object> outlines = new HashMap<>();
        for (RseRecord rse : rses) {
            Map<String, String> attributes = new TreeMap<>(rse.attributes());
            attributes.remove(Room.FREE);
            outlines.put(rse.rse(), List.of(attributes, rse.isAlive(), Landscape.isGone(rse, now, terms)));
        }
        return outlines;
    }
}
