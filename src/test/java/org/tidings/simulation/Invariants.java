package org.tidings.simulation;

import static org.tidings.simulation.Invariant.When.ALWAYS;
import static org.tidings.simulation.Invariant.When.SETTLED;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Signal;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.pool.Checksummer;
import org.tidings.pool.Pool;
import org.tidings.store.CatalogueSight;
import org.tidings.store.RandomCopies;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;

/// What must hold in every world.
final class Invariants {
    static final List<Invariant> ALL = List.of(
            new Invariant("OffsetsAndTimesRise", ALWAYS, Invariants::offsetsAndTimesRise),
            new Invariant("NoNameWithoutBytes", ALWAYS, Invariants::noNameWithoutBytes),
            new Invariant("ReadersNeverSkip", ALWAYS, Invariants::readersNeverSkip),
            new Invariant("NobodyHearsTheHidden", ALWAYS, World::heardHidden),
            new Invariant("AcknowledgedIsInTheLogOnce", ALWAYS, Invariants::acknowledgedIsInTheLogOnce),
            new Invariant("EveryFactCausesOnce", ALWAYS, Invariants::everyFactCausesOnce),
            new Invariant("ViewsEqualReplay", SETTLED, Invariants::viewsEqualReplay),
            new Invariant("LossIsToldAsItIs", SETTLED, Invariants::lossIsToldAsItIs),
            new Invariant("NoBytesWithoutName", SETTLED, Invariants::noBytesWithoutName),
            new Invariant("ReadersHearToTheEnd", SETTLED, Invariants::readersHearToTheEnd),
            new Invariant("ChannelsTellOnce", SETTLED, Invariants::channelsTellOnce));

    private Invariants() {}

    private static Optional<String> channelsTellOnce(World world) {
        return world.channelUser().skippedOrDoubled().or(world.channelUser()::untold);
    }

    private static Optional<String> offsetsAndTimesRise(World world) {
        List<Recorded> all = world.recorded();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).offset().value() != i + 1) {
                return Optional.of(
                        "the event after " + i + " has offset " + all.get(i).offset());
            }
            if (i > 0 && !all.get(i).at().isAfter(all.get(i - 1).at())) {
                return Optional.of("time does not rise at " + all.get(i).offset());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> noNameWithoutBytes(World world) {
        for (Entry entry : everything(world.namespace())) {
            if (entry instanceof Entry.File file && !hasItsBytes(world, file) && !isDamaged(world, file)) {
                return Optional.of(file.name() + " has no good bytes: " + file.content());
            }
        }
        return Optional.empty();
    }

    private static boolean isDamaged(World world, Entry.File file) {
        var content = file.content();
        return world.pool(content.pool()).isDamaged(new Pool.Key(file.id(), content.generation()));
    }

    private static Optional<String> lossIsToldAsItIs(World world) {
        return everything(world.namespace()).stream()
                .filter(entry ->
                        entry instanceof Entry.File file && file.lost().isPresent() == hasItsBytes(world, file))
                .map(entry -> "the loss of " + entry + " is not told as it is")
                .findFirst();
    }

    private static boolean hasItsBytes(World world, Entry.File file) {
        var content = file.content();
        var bytes = world.pool(content.pool()).bytes(new Pool.Key(file.id(), content.generation()));
        if (bytes.isEmpty() || bytes.get().length != content.sizeBytes()) {
            return false;
        }
        var checksummer = new Checksummer(Set.of());
        checksummer.update(ByteBuffer.wrap(bytes.get()));
        return content.checksums().containsAll(checksummer.finish());
    }

    private static Optional<String> noBytesWithoutName(World world) {
        Set<Pool.Key> named = new HashSet<>();
        for (Entry entry : everything(world.namespace())) {
            if (entry instanceof Entry.File file) {
                named.add(new Pool.Key(file.id(), file.content().generation()));
            }
        }
        List<Pool.Key> orphans = new ArrayList<>();
        world.pools().forEach(pool -> pool.forEach(0, orphans::add));
        orphans.removeAll(named);
        return orphans.isEmpty() ? Optional.empty() : Optional.of("orphans: " + orphans);
    }

    private static Optional<String> readersNeverSkip(World world) {
        for (Ear ear : world.ears()) {
            if (ear.who().admin()) {
                for (int i = 1; i < ear.heard().size(); i++) {
                    long before = ear.heard().get(i - 1).sequence();
                    long now = ear.heard().get(i).sequence();
                    if (now != before + 1) {
                        return Optional.of("after " + before + " an operator heard " + now);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> readersHearToTheEnd(World world) {
        long head = world.log().head().value();
        for (Ear ear : world.ears()) {
            boolean all =
                    ear.heard().isEmpty() ? head == 0 : ear.heard().getLast().sequence() == head;
            if (ear.who().admin() && !all) {
                return Optional.of("the log ends at " + head + " but an operator heard "
                        + ear.heard().size() + " events");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> acknowledgedIsInTheLogOnce(World world) {
        Map<String, Integer> told = new HashMap<>();
        for (Recorded recorded : world.recorded()) {
            uploadName(recorded.event()).ifPresent(name -> told.merge(name, 1, Integer::sum));
        }
        return world.acknowledged().stream()
                .filter(name -> told.getOrDefault(name, 0) != 1)
                .map(name -> name + " was acknowledged and is in the log " + told.getOrDefault(name, 0) + " times")
                .findFirst();
    }

    private static Optional<String> everyFactCausesOnce(World world) {
        Set<Offset> causes = new HashSet<>();
        for (Recorded recorded : world.recorded()) {
            if (recorded.cause().isPresent() && !causes.add(recorded.cause().get())) {
                return Optional.of("event " + recorded.cause().get() + " was answered twice");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> viewsEqualReplay(World world) {
        var clock = new TestClock();
        var replayed = new MemoryStore(new EventLog.Epoch("00000000"), StoreFixture.CODEC, clock, new Signal());
        for (Recorded recorded : world.recorded()) {
            clock.step(Duration.between(clock.instant(), recorded.at()));
            replayed.commit(Commit.of(recorded.origin(), List.of(recorded.event())));
        }
        List<Entry> now = everything(world.namespace());
        List<Entry> again = everything(replayed.namespace());
        now.removeIf(entry -> entry.id().isRoot());
        again.removeIf(entry -> entry.id().isRoot());
        if (!now.equals(again)) {
            return Optional.of(
                    "the views show " + now.size() + " entries, the replay " + again.size() + ", and they differ");
        }
        return CatalogueSight.of(world.catalogue(), RandomCopies.PLACES)
                        .equals(CatalogueSight.of(replayed.catalogue(), RandomCopies.PLACES))
                ? Optional.empty()
                : Optional.of("the catalogue and its replay differ");
    }

    /// Every entry, in the order of a walk.
    static List<Entry> everything(Namespace namespace) {
        List<Entry> found = new ArrayList<>();
        List<FileId> open = new ArrayList<>(List.of(FileId.ROOT));
        while (!open.isEmpty()) {
            for (Entry entry : namespace.list(open.removeLast(), "", Integer.MAX_VALUE)) {
                found.add(entry);
                if (entry instanceof Entry.Directory) {
                    open.add(entry.id());
                }
            }
        }
        return found;
    }

    /// How an upload is called in the books of the world.
    static String uploadName(FileId id, long generation) {
        return "upload " + id + " generation " + generation;
    }

    static Optional<String> uploadName(StorageEvent event) {
        return switch (event) {
            case NamespaceEvent.FileCreated e ->
                Optional.of(uploadName(e.subject().id(), e.content().generation()));
            case NamespaceEvent.FileWritten e ->
                Optional.of(uploadName(e.subject().id(), e.content().generation()));
            case NamespaceEvent e -> Optional.empty();
            case AccessEvent e -> Optional.empty();
            case AccessesMissed e -> Optional.empty();
            case ChannelEvent e -> Optional.empty();
            case CatalogueEvent e -> Optional.empty();
        };
    }
}
