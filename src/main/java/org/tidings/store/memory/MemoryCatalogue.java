package org.tidings.store.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;

/// The catalogue over a [CatalogueBook], locked with its store.
record MemoryCatalogue(MemoryStore store, CatalogueBook book) implements Catalogue {
    private static final Comparator<Way> BY_NAME =
            Comparator.comparing(Way::did).thenComparing(Way::rse);

    /// A transfer, and where to find it.
    private record Found(Way way, Copying copying) {}

    /// A replica that is condemned, and where to find it.
    private record Doomed(Way way, Instant due) {}

    @Override
    public Optional<DidRecord> find(Did did) {
        synchronized (store) {
            return book.find(did);
        }
    }

    @Override
    public List<DidRecord> list(Optional<Did> after, int limit) {
        synchronized (store) {
            return behind(after).values().stream().limit(limit).toList();
        }
    }

    private SortedMap<Did, DidRecord> behind(Optional<Did> after) {
        return after.map(did -> book.dids().tailMap(did, false)).orElse(book.dids());
    }

    @Override
    public List<DidRecord> list(String scope, String namePrefix, Optional<Did> after, int limit) {
        if (!Did.isText(namePrefix)) {
            return List.of();
        }
        synchronized (store) {
            return behind(after).values().stream()
                    .filter(r -> r.did().scope().equals(scope) && r.did().name().startsWith(namePrefix))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Did> at(Rse rse, Optional<Did> after, int limit) {
        synchronized (store) {
            return behind(after).values().stream()
                    .filter(r -> r.replicas().containsKey(rse))
                    .map(DidRecord::did)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<RseRecord> rses() {
        synchronized (store) {
            return List.copyOf(book.rses());
        }
    }

    @Override
    public Holdings holdings(Rse rse) {
        synchronized (store) {
            return book.dids().values().stream()
                    .flatMap(r -> Stream.ofNullable(r.replicas().get(rse)))
                    .filter(replica -> replica.state() != Replica.State.LOST)
                    .map(replica -> new Holdings(1, replica.holding().bytes().sizeBytes()))
                    .reduce(Holdings.NONE, Holdings::plus);
        }
    }

    @Override
    public List<RuleRecord> rules() {
        synchronized (store) {
            return book.rules();
        }
    }

    @Override
    public Optional<RuleRecord> rule(RuleId id) {
        synchronized (store) {
            return book.rule(id);
        }
    }

    @Override
    public List<Way> due(Copying.State state, Instant now, int limit) {
        synchronized (store) {
            return copying(state)
                    .filter(found -> !micros(found.copying().due()).isAfter(micros(now)))
                    .sorted(Comparator.comparing(
                                    (Found found) -> found.copying().order().priority(), Comparator.reverseOrder())
                            .thenComparing(found -> micros(found.copying().due()))
                            .thenComparing(Found::way, BY_NAME))
                    .limit(limit)
                    .map(Found::way)
                    .toList();
        }
    }

    @Override
    public long transfers(Copying.State state) {
        synchronized (store) {
            return copying(state).count();
        }
    }

    private Stream<Found> copying(Copying.State state) {
        return book.dids().values().stream()
                .flatMap(record -> record.copying().entrySet().stream()
                        .filter(entry -> entry.getValue().state() == state)
                        .map(entry -> new Found(new Way(record.did(), entry.getKey()), entry.getValue())));
    }

    @Override
    public List<Way> condemned(Instant now, int limit) {
        synchronized (store) {
            return book.dids().values().stream()
                    .flatMap(MemoryCatalogue::doomed)
                    .filter(doomed -> !doomed.due().isAfter(micros(now)))
                    .sorted(Comparator.comparing(Doomed::due).thenComparing(Doomed::way, BY_NAME))
                    .limit(limit)
                    .map(Doomed::way)
                    .toList();
        }
    }

    private static Stream<Doomed> doomed(DidRecord record) {
        return record.replicas().entrySet().stream()
                .flatMap(entry -> entry.getValue().due().stream()
                        .map(due -> new Doomed(new Way(record.did(), entry.getKey()), micros(due))));
    }

    /// Time as databases keep it.
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
