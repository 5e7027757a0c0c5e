package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.ALICE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Progress;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;
import org.tidings.store.CatalogueSight;
import org.tidings.store.RandomCopies;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryFixture;

/// The same facts of the catalogue, some of them in commits that are refused or impossible, give the same answers and
/// the same catalogue as the reference gives.
class SameCatalogueTest {
    private static final int ROUNDS = 80;
    private static final int COMMITS_PER_ROUND = 12;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sqliteDoesAsTheReferenceDoes(long seed) {
        compare(new Random(seed), new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools)));
    }

    @Test
    void postgresDoesAsTheReferenceDoes() {
        compare(new Random(11), RealPostgres.fixture());
    }

    private static void compare(Random random, StoreFixture store) {
        try (store;
                var reference = new MemoryFixture()) {
            var made = new Commits(random, reference.catalogue());
            for (int round = 0; round < ROUNDS; round++) {
                List<String> expected = new ArrayList<>();
                List<CompletableFuture<CommitResult>> answers = new ArrayList<>();
                for (int i = 0; i < COMMITS_PER_ROUND; i++) {
                    Commit commit = made.next();
                    expected.add(outcome(reference.ledger().submit(commit)));
                    answers.add(store.ledger().submit(commit));
                }
                assertThat(answers.stream().map(SameCatalogueTest::outcome)).containsExactlyElementsOf(expected);
                assertThat(CatalogueSight.of(store.catalogue(), RandomCopies.PLACES))
                        .isEqualTo(CatalogueSight.of(reference.catalogue(), RandomCopies.PLACES));
                assertThat(store.ledger().cursorOf("site"))
                        .isEqualTo(reference.ledger().cursorOf("site"));
            }
            assertThat(made.seen).as("files that were found").hasSizeGreaterThan(ROUNDS);
        }
    }

    private static String outcome(CompletableFuture<CommitResult> answer) {
        return answer.handle((result, problem) -> problem == null ? result.toString() : "impossible")
                .join();
    }

    private static final class Commits {
        private final Random random;
        private final RandomCopies copies;
        private final Catalogue reference;
        private final List<DidRecord> seen = new ArrayList<>();

        Commits(Random random, Catalogue reference) {
            this.random = random;
            this.copies = new RandomCopies(random);
            this.reference = reference;
        }

        Commit next() {
            List<StorageEvent> events = new ArrayList<>();
            for (int count = random.nextInt(5); count >= 0; count--) {
                events.add(copies.next());
            }
            if (random.nextInt(10) == 0) {
                // Nobody opened it: all that is said with this did not happen.
                events.add(new ChannelEvent.ChannelClosed(ChannelId.random(random), 1));
            }
            Commit commit = Commit.of(ALICE, events, random.nextInt(3) == 0 ? new Guard[] {guard()} : new Guard[0]);
            return random.nextInt(6) == 0 ? commit.with(progress()) : commit;
        }

        private Progress progress() {
            String cursor = "c" + random.nextInt(1000);
            return new Progress(
                    "site",
                    new Offset(random.nextInt(1, 9)),
                    random.nextBoolean() ? Optional.of(cursor) : Optional.empty());
        }

        private Guard guard() {
            Did did = RandomCopies.FILES.get(random.nextInt(RandomCopies.FILES.size()));
            Optional<DidRecord> record = reference.find(did);
            record.ifPresent(seen::add);
            Optional<Offset> changed = record.map(DidRecord::changed);
            return new Guard.DidIs(did, random.nextInt(3) == 0 ? changed.map(Offset::next) : changed);
        }
    }
}
