package org.tidings.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The subscriptions of one channel, with those that ended or were replaced: which of them is for an event is told by
/// the event's offset, so that what is told again is told as it was.
final class Watches {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Map<FileId, List<Watch>> byEntry = new HashMap<>();
    private volatile List<Beat> beats = List.of();

    /// A metronome subscription.
    record Beat(Term term, MetronomeSelector selector) {}

    Watches(List<Term> terms) {
        terms.forEach(this::add);
    }

    /// Adds one, in the place of one that stands with the same id.
    ///
    /// @return whether it took such a place
    boolean begin(Term term) {
        boolean known = named(term.subscription()).stream()
                .anyMatch(other -> other.since().equals(term.since()));
        if (!known) {
            end(term.subscription(), term.since());
            add(term);
        }
        return named(term.subscription()).stream()
                .anyMatch(other -> other.until().equals(Optional.of(term.since())));
    }

    /// All that have, or had, the same kind and id.
    private List<Term> named(Subscription subscription) {
        return WatchId.parse(subscription.id())
                .map(id -> of(id).stream().map(Watch::term).toList())
                .orElseGet(() -> beats.stream()
                        .map(Beat::term)
                        .filter(term -> term.subscription().id().equals(subscription.id()))
                        .toList());
    }

    /// Ends the one that stood before this offset. What was made later is another: lines may be read again.
    void end(Subscription subscription, Offset by) {
        WatchId.parse(subscription.id())
                .ifPresent(id -> of(id).stream()
                        .filter(watch -> isEnded(watch.term(), by))
                        .forEach(watch -> watch.endBy(by)));
        beats = beats.stream()
                .map(beat -> isEnded(beat.term(), by)
                                && beat.term().subscription().id().equals(subscription.id())
                        ? new Beat(beat.term().endedBy(by), beat.selector())
                        : beat)
                .toList();
    }

    private static boolean isEnded(Term term, Offset by) {
        return term.stands() && by.isAfter(term.since());
    }

    List<Watch> of(FileId entry) {
        return byEntry.getOrDefault(entry, List.of());
    }

    boolean has(FileId entry) {
        return byEntry.containsKey(entry);
    }

    Set<FileId> entries() {
        return new HashSet<>(byEntry.keySet());
    }

    List<Watch> watches() {
        return byEntry.values().stream().flatMap(List::stream).toList();
    }

    /// Safe to ask for by any thread.
    List<Beat> beats() {
        return beats;
    }

    /// Whether some metronome has, or had, a message due at this time.
    boolean beatAt(Instant at) {
        return beats.stream()
                .anyMatch(beat -> beat.selector().isDueAt(beat.term().sinceAt(), at));
    }

    /// Those that stand.
    List<Term> standing() {
        return all().stream().filter(Term::stands).toList();
    }

    private List<Term> all() {
        List<Term> all = new ArrayList<>(watches().stream().map(Watch::term).toList());
        beats.forEach(beat -> all.add(beat.term()));
        return all;
    }

    /// What cannot be understood any more, because an older or newer site wrote it, tells nothing.
    private void add(Term term) {
        Subscription subscription = term.subscription();
        try {
            var json = JSON.readTree(subscription.selector());
            if (subscription.kind().equals(Kind.METRONOME.wireName())) {
                List<Beat> more = new ArrayList<>(beats);
                more.add(new Beat(term, MetronomeSelector.read(json)));
                beats = List.copyOf(more);
                return;
            }
            FileId entry = WatchId.parse(subscription.id()).orElseThrow(() -> new BadSelector("no entry"));
            byEntry.computeIfAbsent(entry, e -> new ArrayList<>(1))
                    .add(new Watch(entry, term, InotifySelector.read(json)));
        } catch (BadSelector | JacksonException unknown) {
            // Its owner sees it in the list and can end it.
        }
    }
}
