package org.tidings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.catalogue.Tale.BEGINNING;
import static org.tidings.catalogue.Tale.NEW;
import static org.tidings.catalogue.Tale.OLD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.Verdict;

/// What holds of any facts in any order, from seeds.
class AnyFoldTest {
    private static final int FACTS = 3000;
    private static final List<Rse> PLACES = List.of(Tale.X, Tale.Y, Tale.Z);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aFactThatIsToldTwiceChangesNothingTheSecondTime(long seed) {
        var random = new Random(seed);
        Optional<DidRecord> record = Optional.empty();
        for (int i = 1; i <= FACTS; i++) {
            CatalogueEvent fact = fact(random);
            record = Tale.fold(record, fact, 2L * i);
            assertThat(Tale.fold(record, fact, 2L * i + 1)).as("%s", fact).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aRecordSaysThatItChangedExactlyWhenItDid(long seed) {
        var random = new Random(seed);
        Optional<DidRecord> record = Optional.empty();
        for (int i = 1; i <= FACTS; i++) {
            Optional<DidRecord> before = record;
            record = Tale.fold(before, fact(random), i);
            if (record.isPresent() && !record.equals(before)) {
                assertThat(record.get().changed().value()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsGoodHoldsTheOriginsBytesAndNothingIsLeftOfNothing(long seed) {
        var random = new Random(seed);
        var tale = new Tale();
        for (int i = 0; i < FACTS; i++) {
            tale.tell(fact(random));
            tale.known().ifPresent(AnyFoldTest::checkRecord);
        }
    }

    private static void checkRecord(DidRecord record) {
        assertThat(record.isNothing()).isFalse();
        record.good().forEach(rse -> {
            Holding holding = Optional.ofNullable(record.replicas().get(rse))
                    .orElseThrow()
                    .holding();
            assertThat(holding.bytes().contradicts(record.bytes())).isFalse();
        });
        assertThat(record.intact()).containsAll(record.good().toList());
        record.replicas().values().forEach(replica -> {
            boolean foreign = !replica.holding().ours() && !record.isCurrent(replica);
            assertThat(replica.state() == Replica.State.AVAILABLE && foreign).isFalse();
            assertThat(replica.state() == Replica.State.DELETING && !replica.isCondemned())
                    .isFalse();
        });
    }

    /// Each site tells of its own files with rising generations, as sites do, and each tells all of it once again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sitesThatTellEverythingAgainLeaveTheSameReplicas(long seed) {
        var random = new Random(seed);
        Map<Rse, List<CatalogueEvent>> logs = new HashMap<>();
        PLACES.forEach(rse -> logs.put(rse, siteLog(rse, random)));
        var once = new Tale();
        logs.values().forEach(log -> log.forEach(once::tell));
        var twice = new Tale();
        logs.values().forEach(log -> log.forEach(twice::tell));
        logs.values().forEach(log -> log.forEach(twice::tell));
        assertThat(holdings(twice)).isEqualTo(holdings(once));
    }

    private static Map<Rse, Holding> holdings(Tale tale) {
        Map<Rse, Holding> holdings = new TreeMap<>();
        tale.known()
                .ifPresent(record -> record.replicas()
                        .forEach((rse, replica) ->
                                holdings.put(rse, replica.holding().withOurs(false))));
        return holdings;
    }

    private static List<CatalogueEvent> siteLog(Rse rse, Random random) {
        List<CatalogueEvent> log = new java.util.ArrayList<>();
        int file = 10 * PLACES.indexOf(rse);
        for (int lives = random.nextInt(4); lives >= 0; lives--) {
            file++;
            long generation = 1;
            for (; generation <= random.nextInt(1, 4); generation++) {
                log.add(Tale.added(rse, Tale.his(file, generation, random.nextBoolean() ? OLD : NEW)));
            }
            if (lives > 0 || random.nextBoolean()) {
                log.add(Tale.removed(rse, Tale.his(file, generation - 1, OLD), Reason.DELETED));
            }
        }
        return log;
    }

    private static CatalogueEvent fact(Random random) {
        Rse rse = PLACES.get(random.nextInt(PLACES.size()));
        int n = 1 + random.nextInt(3);
        return switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> Tale.added(rse, holding(rse, random));
            case 4, 5 -> Tale.removed(rse, holding(rse, random), any(random, Reason.values()));
            case 6 -> Tale.suspected(rse);
            case 7 -> Tale.lost(rse);
            case 8 -> Tale.recovered(rse);
            case 9 -> Tale.condemned(rse, BEGINNING.plusSeconds(random.nextInt(100)));
            case 10 -> Tale.reprieved(rse);
            case 11, 12 -> Tale.queued(n, rse, random.nextBoolean() ? OLD : NEW);
            case 13 -> Tale.started(n, rse);
            case 14 -> Tale.succeeded(n, rse);
            case 15 -> Tale.failed(n, rse, BEGINNING.plusSeconds(random.nextInt(100)));
            case 16 -> Tale.cancelled(n, rse);
            default -> RuleEvent.DidJudged.of(Tale.DID, verdicts(random));
        };
    }

    private static Holding holding(Rse rse, Random random) {
        var bytes = random.nextBoolean() ? OLD : NEW;
        boolean ours = random.nextInt(3) == 0;
        return random.nextInt(4) == 0
                ? Tale.found(bytes, ours)
                : Tale.his(10 * PLACES.indexOf(rse) + random.nextInt(3), random.nextLong(1, 4), bytes)
                        .withOurs(ours);
    }

    private static Map<RuleId, Verdict> verdicts(Random random) {
        return random.nextBoolean()
                ? Map.of()
                : Map.of(
                        new RuleId("0000000000000001"),
                        new Verdict(any(random, Verdict.State.values()), new TreeSet<>(), ""));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
