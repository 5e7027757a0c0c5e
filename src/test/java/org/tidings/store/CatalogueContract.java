package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Copies.A;
import static org.tidings.store.Copies.B;
import static org.tidings.store.Copies.C;
import static org.tidings.store.Copies.added;
import static org.tidings.store.Copies.cancelled;
import static org.tidings.store.Copies.condemned;
import static org.tidings.store.Copies.failed;
import static org.tidings.store.Copies.his;
import static org.tidings.store.Copies.lost;
import static org.tidings.store.Copies.queued;
import static org.tidings.store.Copies.removed;
import static org.tidings.store.Copies.started;
import static org.tidings.store.Copies.succeeded;
import static org.tidings.store.Facts.say;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;

/// What every store promises about files, places and transfers of the catalogue; see [RulesContract] for rules, and
/// [DidListingContract] for names.
public abstract class CatalogueContract {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    protected StoreFixture store;

    protected abstract StoreFixture open();

    @BeforeEach
    void start() {
        store = open();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aFileIsWhatItsFactsMakeOfIt() {
        Offset born = tell(added("data:x", A));
        DidRecord record = find("data:x").orElseThrow();
        assertThat(record.origin()).isEqualTo(A);
        assertThat(record.bytes()).isEqualTo(Copies.bytes(5));
        assertThat(record.changed()).isEqualTo(born);
        assertThat(record.replicas().get(A)).isNotNull().satisfies(replica -> {
            assertThat(replica.holding()).isEqualTo(his(1, 5));
            assertThat(replica.state()).isEqualTo(Replica.State.AVAILABLE);
        });
        tell(added("data:x", B), queued(1, "data:x", C, 3), started(1, "data:x", C), lost("data:x", B));
        record = find("data:x").orElseThrow();
        assertThat(record.good()).containsExactly(A);
        assertThat(record.replicas()).containsOnlyKeys(A, B);
        assertThat(record.copying()).containsOnlyKeys(C);
        assertThat(find("data:y")).isEmpty();
    }

    @Test
    void aFileOfWhichNothingIsLeftIsForgotten() {
        tell(added("data:x", A), queued(1, "data:x", B, 3));
        tell(removed("data:x", A));
        assertThat(find("data:x")).isPresent();
        tell(cancelled(1, "data:x", B));
        assertThat(find("data:x")).isEmpty();
        assertThat(catalogue().list(Optional.empty(), 9)).isEmpty();
        assertThat(catalogue().at(A, Optional.empty(), 9)).isEmpty();
        assertThat(catalogue().transfers(Copying.State.WAITING)).isZero();
        assertThat(catalogue().holdings(A)).isEqualTo(Holdings.NONE);
        tell(added("data:x", C));
        assertThat(find("data:x").orElseThrow().origin()).isEqualTo(C);
    }

    @Test
    void oldNewsChangeNothingAndNoGuardFailsOfThem() {
        tell(added("data:x", A, his(2, 5)), added("data:x", B));
        Optional<DidRecord> before = find("data:x");
        tell(added("data:x", A, his(1, 9)), added("data:x", A, his(2, 5)), added("data:x", B), removed("data:x", C));
        assertThat(find("data:x")).isEqualTo(before);
    }

    @Test
    void anRseHoldsItsReplicasInOrder() {
        tell(added("data:b", A), added("data:a", A), added("zeta:a", A), added("alpha:z", A), added("data:c", B));
        tell(lost("data:b", A));
        assertThat(texts(catalogue().at(A, Optional.empty(), 9)))
                .containsExactly("alpha:z", "data:a", "data:b", "zeta:a");
        assertThat(texts(catalogue().at(A, Optional.of(Did.parse("data:a")), 1)))
                .containsExactly("data:b");
        assertThat(texts(catalogue().at(A, Optional.of(Did.parse("data:b")), 9)))
                .containsExactly("zeta:a");
        assertThat(texts(catalogue().at(A, Optional.of(Did.parse("b:b")), 2))).containsExactly("data:a", "data:b");
        assertThat(texts(catalogue().at(B, Optional.empty(), 9))).containsExactly("data:c");
        assertThat(catalogue().at(C, Optional.empty(), 9)).isEmpty();
        tell(removed("data:b", A));
        assertThat(texts(catalogue().at(A, Optional.empty(), 9))).containsExactly("alpha:z", "data:a", "zeta:a");
    }

    @Test
    void holdingsCountEverythingButWhatIsLost() {
        assertThat(catalogue().holdings(A)).isEqualTo(Holdings.NONE);
        tell(added("data:x", A, his(1, 5)), added("data:y", A, his(1, 7)), added("data:x", B, his(1, 5)));
        assertThat(catalogue().holdings(A)).isEqualTo(new Holdings(2, 12));
        assertThat(catalogue().holdings(B)).isEqualTo(new Holdings(1, 5));
        tell(added("data:x", A, his(2, 100)));
        assertThat(catalogue().holdings(A)).isEqualTo(new Holdings(2, 107));
        tell(lost("data:y", A), condemned("data:x", B, EVER));
        assertThat(catalogue().holdings(A)).isEqualTo(new Holdings(1, 100));
        assertThat(catalogue().holdings(B)).isEqualTo(new Holdings(1, 5));
        tell(new ReplicaEvent.ReplicaRecovered(Did.parse("data:y"), A), removed("data:x", A));
        assertThat(catalogue().holdings(A)).isEqualTo(new Holdings(1, 7));
        tell(removed("data:y", A), removed("data:x", B));
        assertThat(catalogue().holdings(A)).isEqualTo(Holdings.NONE);
        assertThat(catalogue().holdings(B)).isEqualTo(Holdings.NONE);
    }

    @Test
    void transfersAreDueTheMostUrgentFirstThenTheOldest() {
        for (String name : List.of("d", "c", "b", "a")) {
            tell(added("data:" + name, A));
        }
        tell(queued(1, "data:d", B, 3));
        tell(queued(2, "data:c", B, 9));
        tell(queued(3, "data:b", B, 3));
        tell(queued(4, "data:a", B, 9), queued(5, "data:a", C, 3));
        assertThat(due(Copying.State.WAITING, EVER, 9)).containsExactly("c>b", "a>b", "d>b", "b>b", "a>c");
        assertThat(due(Copying.State.WAITING, EVER, 2)).containsExactly("c>b", "a>b");
        assertThat(due(Copying.State.RUNNING, EVER, 9)).isEmpty();
        assertThat(catalogue().transfers(Copying.State.WAITING)).isEqualTo(5);
    }

    @Test
    void transfersThatAreDueAtOnceAreInTheOrderOfTheirNames() {
        tell(added("data:a", A), added("data:b", A), added("c:a", A));
        Instant retry = Facts.MODIFIED;
        int n = 0;
        for (String did : List.of("data:b", "data:a", "c:a")) {
            for (Rse rse : List.of(C, B)) {
                n++;
                tell(queued(n, did, rse, 3), failed(n, did, rse, retry));
            }
        }
        assertThat(due(Copying.State.WAITING, EVER, 9)).containsExactly("a>b", "a>c", "a>b", "a>c", "b>b", "b>c");
    }

    @Test
    void aTransferThatFailedIsDueWhenItIsToBeTriedAgain() {
        Instant retry = store.clock().instant().plus(Duration.ofHours(1)).plusNanos(123_456_789);
        tell(added("data:x", A), queued(1, "data:x", B, 3), started(1, "data:x", B));
        assertThat(due(Copying.State.RUNNING, EVER, 9)).containsExactly("x>b");
        assertThat(catalogue().transfers(Copying.State.RUNNING)).isEqualTo(1);
        tell(failed(1, "data:x", B, retry));
        assertThat(due(Copying.State.RUNNING, EVER, 9)).isEmpty();
        assertThat(due(Copying.State.WAITING, retry.minusMillis(1), 9)).isEmpty();
        assertThat(due(Copying.State.WAITING, retry, 9)).containsExactly("x>b");
        assertThat(find("data:x").orElseThrow().copying().get(B))
                .isNotNull()
                .extracting(Copying::due)
                .isEqualTo(retry);
        tell(started(1, "data:x", B), succeeded(1, "data:x", B));
        assertThat(due(Copying.State.ARRIVED, EVER, 9)).containsExactly("x>b");
        tell(added("data:x", B));
        assertThat(due(Copying.State.ARRIVED, EVER, 9)).isEmpty();
        assertThat(catalogue().transfers(Copying.State.ARRIVED)).isZero();
    }

    @Test
    void replicasAreToBeRemovedOnceTheirGraceIsOverTheOldestFirst() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        tell(added("data:x", A), added("data:x", B), added("data:y", A), added("data:z", A), added("data:z", B));
        tell(condemned("data:z", B, now.plusSeconds(2)), condemned("data:x", B, now.plusSeconds(2)));
        tell(condemned("data:y", A, now.plusSeconds(1)), condemned("data:z", A, now.plusSeconds(3)));
        assertThat(condemnedAt(now, 9)).isEmpty();
        assertThat(condemnedAt(now.plusSeconds(1), 9)).containsExactly("y>a");
        assertThat(condemnedAt(now.plusSeconds(2), 9)).containsExactly("y>a", "x>b", "z>b");
        assertThat(condemnedAt(now.plusSeconds(2), 2)).containsExactly("y>a", "x>b");
        assertThat(condemnedAt(EVER, 9)).containsExactly("y>a", "x>b", "z>b", "z>a");
        tell(new ReplicaEvent.ReplicaReprieved(Did.parse("data:y"), A), removed("data:x", B));
        assertThat(condemnedAt(EVER, 9)).containsExactly("z>b", "z>a");
    }

    @Test
    void rsesAreKnownOnceTheyAreDescribedAndListedByName() {
        tell(new RseEvent.RseSilent(C, "it is not there"), new RseEvent.RseBack(C));
        assertThat(catalogue().rses()).isEmpty();
        tell(described(B, "country", "SE"), described(A, "tier", "1"), described(new Rse("Z"), "ü", "\"\u0000"));
        assertThat(catalogue().rses()).extracting(r -> r.rse().name()).containsExactly("Z", "site-a", "site-b");
        assertThat(catalogue().rses().getFirst().attributes()).containsEntry("ü", "\"\u0000");
        tell(new RseEvent.RseSilent(A, "no route"), described(A, "tier", "2"));
        RseRecord a = catalogue().rses().get(1);
        assertThat(a.isAlive()).isFalse();
        assertThat(a.silent()).isEqualTo("no route");
        assertThat(a.attributes()).isEqualTo(new TreeMap<>(Map.of("tier", "2")));
        tell(new RseEvent.RseSilent(A, "no route"));
        assertThat(catalogue().rses().get(1)).isEqualTo(a);
        tell(new RseEvent.RseBack(A));
        assertThat(catalogue().rses().get(1).isAlive()).isTrue();
    }

    @Test
    void theCatalogueSurvivesReopening() {
        tell(added("data:x", A), added("data:x", B), queued(1, "data:x", C, 3), described(A, "tier", "1"));
        tell(condemned("data:x", B, Facts.MODIFIED));
        Optional<DidRecord> record = find("data:x");
        List<RseRecord> rses = catalogue().rses();
        store.reopened().ifPresent(again -> {
            store = again;
            assertThat(find("data:x")).isEqualTo(record);
            assertThat(catalogue().rses()).isEqualTo(rses);
            assertThat(catalogue().holdings(B)).isEqualTo(new Holdings(1, 5));
            assertThat(due(Copying.State.WAITING, EVER, 9)).containsExactly("x>c");
            assertThat(condemnedAt(EVER, 9)).containsExactly("x>b");
        });
    }

    @Test
    void manyFactsInOneCommitAreOneAfterTheOther() {
        CatalogueEvent[] facts = IntStream.range(0, 1500)
                .mapToObj(i -> added("data:" + i % 500, i < 500 ? A : i < 1000 ? B : C))
                .toArray(CatalogueEvent[]::new);
        tell(facts);
        for (Rse rse : List.of(A, B, C)) {
            assertThat(catalogue().holdings(rse)).isEqualTo(new Holdings(500, 2500));
        }
        assertThat(catalogue().list(Optional.empty(), 1000))
                .hasSize(500)
                .allSatisfy(record -> assertThat(record.good()).containsExactly(A, B, C));
    }

    private static RseEvent described(Rse rse, String name, String value) {
        return RseEvent.RseDescribed.of(rse, Map.of(name, value));
    }

    private Offset tell(CatalogueEvent... events) {
        return say(store.ledger(), events).last();
    }

    private Catalogue catalogue() {
        return store.catalogue();
    }

    private Optional<DidRecord> find(String did) {
        return catalogue().find(Did.parse(did));
    }

    private static List<String> texts(List<Did> dids) {
        return dids.stream().map(Did::text).toList();
    }

    private List<String> due(Copying.State state, Instant now, int limit) {
        return ways(catalogue().due(state, now, limit));
    }

    private List<String> condemnedAt(Instant now, int limit) {
        return ways(catalogue().condemned(now, limit));
    }

    private static List<String> ways(List<Way> ways) {
        return ways.stream()
                .map(way -> way.did().name() + ">" + way.rse().name().replace("site-", ""))
                .toList();
    }
}
