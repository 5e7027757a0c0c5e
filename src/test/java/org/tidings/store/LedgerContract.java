package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tidings.store.Facts.ALICE;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.directoryCreated;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;
import static org.tidings.store.Facts.trySay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Line;
import org.tidings.ledger.Progress;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;

/// What every ledger promises, whatever it keeps its facts in.
public abstract class LedgerContract {
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
    void anEmptyLogHasItsHeadAtTheOrigin() {
        assertThat(store.log().head()).isEqualTo(Offset.ORIGIN);
        assertThat(linesAfter(Offset.ORIGIN)).isEmpty();
    }

    @Test
    void whatIsReadIsWhatWasCommitted() {
        var event = fileCreated(newId(), at(FileId.ROOT, "/a ü%2F\u0301😀"));
        say(store.ledger(), event);

        Line line = linesAfter(Offset.ORIGIN).getFirst();
        var recorded = line.decoded(StoreFixture.CODEC);
        assertThat(recorded.event()).isEqualTo(event);
        assertThat(recorded.origin()).isEqualTo(ALICE);
        assertThat(recorded.at()).isEqualTo(store.clock().instant());
        assertThat(line.data()).isEqualTo(StoreFixture.CODEC.encode(event, ALICE));
        assertThat(line.heading()).isEqualTo(org.tidings.ledger.Heading.of(event));
    }

    @Test
    void offsetsAreGapFreeFromOneAcrossCommitsAndRefusals() {
        say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/a")), fileCreated(newId(), at(FileId.ROOT, "/b")));
        trySay(
                store.ledger(),
                List.of(fileCreated(newId(), at(FileId.ROOT, "/a"))),
                new Guard.PathIsFree(at(FileId.ROOT, "/a")));
        var third = say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/c")));

        assertThat(third).isEqualTo(new CommitResult.Committed(new Offset(2), new Offset(3)));
        assertThat(offsetsAfter(Offset.ORIGIN)).containsExactly(1L, 2L, 3L);
        assertThat(offsetsAfter(new Offset(2))).containsExactly(3L);
    }

    @Test
    void aRefusedCommitNamesItsGuardAndLeavesNothing() {
        makeDirectory(store.ledger(), "/d");
        var guard = new Guard.PathIsFree(at(FileId.ROOT, "/d"));
        FileId other = newId();
        var result = trySay(store.ledger(), List.of(fileCreated(other, at(FileId.ROOT, "/other"))), guard);

        assertThat(result).isEqualTo(new CommitResult.Refused(guard));
        assertThat(store.log().head()).isEqualTo(new Offset(1));
        assertThat(store.namespace().find(other)).isEmpty();
    }

    @Test
    void refusedCommitsSpoilNothingSubmittedWithThem() {
        List<CompletableFuture<CommitResult>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var place = at(FileId.ROOT, "/f" + i / 2);
            answers.add(store.ledger()
                    .submit(Commit.of(ALICE, List.of(fileCreated(newId(), place)), new Guard.PathIsFree(place))));
        }
        var results = answers.stream().map(CompletableFuture::join).toList();

        assertThat(results.stream().filter(CommitResult.Committed.class::isInstance))
                .hasSize(100);
        assertThat(offsetsAfter(Offset.ORIGIN)).hasSize(100);
        assertThat(store.namespace().usage().files()).isEqualTo(100);
    }

    @Test
    void theSameKeyIsCommittedOnce() {
        var commit = Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/a"))))
                .withKey("k1");
        var first = store.ledger().commit(commit);
        assertThat(store.ledger().commit(commit)).isEqualTo(first);
        assertThat(store.log().head()).isEqualTo(new Offset(1));
    }

    @Test
    void theSameKeyTwiceInOneBatchIsCommittedOnce() {
        var commit = Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/a"))))
                .withKey("k1");
        var answers = List.of(store.ledger().submit(commit), store.ledger().submit(commit));
        assertThat(answers.get(0).join()).isEqualTo(answers.get(1).join());
        assertThat(store.log().head()).isEqualTo(new Offset(1));
    }

    @Test
    void aFactThatCannotBeFoldedFailsAlone() {
        var good = new ArrayList<CompletableFuture<CommitResult>>();
        FileId id = newId();
        good.add(store.ledger().submit(Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/a"))))));
        CompletableFuture<CommitResult> poison;
        try {
            poison = store.ledger().submit(Commit.of(ALICE, List.of(fileCreated(id, at(newId(), "/nowhere/x")))));
        } catch (RuntimeException e) {
            poison = CompletableFuture.failedFuture(e);
        }
        good.add(store.ledger().submit(Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/b"))))));

        assertThat(good.stream().map(CompletableFuture::join)).allMatch(CommitResult.Committed.class::isInstance);
        assertThat(poison).isNotNull();
        assertThat(poison.exceptionNow()).isNotNull();
        assertThat(store.namespace().find(id)).isEmpty();
        assertThat(offsetsAfter(Offset.ORIGIN)).containsExactly(1L, 2L);
    }

    @Test
    void anIdIsNotGivenTwice() {
        FileId id = newId();
        say(store.ledger(), fileCreated(id, at(FileId.ROOT, "/a")));
        var twice = store.ledger().submit(Commit.of(ALICE, List.of(fileCreated(id, at(FileId.ROOT, "/b")))));
        var other = store.ledger().submit(Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/c")))));

        assertThat(other.join()).isInstanceOf(CommitResult.Committed.class);
        assertThat(twice).isCompletedExceptionally();
        assertThat(store.namespace().child(FileId.ROOT, "b")).isEmpty();
        assertThat(offsetsAfter(Offset.ORIGIN)).containsExactly(1L, 2L);
    }

    @Test
    void aKeyIsForgottenWithItsEvents() {
        var commit = Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/a"))))
                .withKey("k");
        store.ledger().commit(commit);
        store.keeping().trim(new Offset(1));
        assertThat(store.ledger().submit(commit).handle((result, problem) -> problem))
                .succeedsWithin(Duration.ofSeconds(10))
                .isNotNull();
    }

    @Test
    void theLogsSizeIsThatOfItsLines() {
        assertThat(store.keeping().sizeBytes()).isZero();
        LongStream.rangeClosed(1, 10).forEach(i -> makeDirectory(store.ledger(), "/d" + i));
        long bytes = linesAfter(Offset.ORIGIN).stream()
                .mapToLong(line -> line.data().length)
                .sum();
        assertThat(store.keeping().sizeBytes()).isBetween(bytes, 3 * bytes);
        store.keeping().trim(new Offset(10));
        assertThat(store.keeping().sizeBytes()).isZero();
    }

    @Test
    void timeRisesStrictlyWhateverTheClockDoes() {
        say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/a")), fileCreated(newId(), at(FileId.ROOT, "/b")));
        store.clock().step(Duration.ofHours(-1));
        say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/c")));
        store.clock().step(Duration.ofHours(2));
        say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/d")));

        List<Instant> times = linesAfter(Offset.ORIGIN).stream().map(Line::at).toList();
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(store.log().before(times.get(2))).isEqualTo(new Offset(2));
        assertThat(store.log().before(times.get(3).plusNanos(1000))).isEqualTo(new Offset(4));
        assertThat(store.log().before(times.get(0))).isEqualTo(Offset.ORIGIN);
    }

    @Test
    void progressIsCommittedWithItsFactsOrNotAtAll() {
        var guard = new Guard.ProgressIs("f", Offset.ORIGIN);
        var place = at(FileId.ROOT, "/a");
        var commit = Commit.of(ALICE, List.<StorageEvent>of(fileCreated(newId(), place)), guard)
                .with(new Progress("f", new Offset(7)));
        assertThat(store.ledger().commit(commit)).isInstanceOf(CommitResult.Committed.class);
        assertThat(store.ledger().progressOf("f")).isEqualTo(new Offset(7));

        assertThat(store.ledger().commit(commit)).isEqualTo(new CommitResult.Refused(guard));
        assertThat(store.ledger().progressOf("f")).isEqualTo(new Offset(7));
        assertThat(store.ledger().progressOf("g")).isEqualTo(Offset.ORIGIN);
    }

    @Test
    void aReaderBehindTheTrimIsToldBothEnds() {
        LongStream.rangeClosed(1, 10).forEach(i -> makeDirectory(store.ledger(), "/d" + i));
        store.keeping().trim(new Offset(4));

        assertThat(store.log().trimmed()).isEqualTo(new Offset(4));
        assertThat(store.log().read(new Offset(3), 10)).isEqualTo(new Reading.Behind(new Offset(3), new Offset(4)));
        assertThat(offsetsAfter(new Offset(4))).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        store.keeping().trim(new Offset(100));
        assertThat(store.log().head()).isEqualTo(new Offset(10));
        makeDirectory(store.ledger(), "/d11");
        assertThat(offsetsAfter(new Offset(10))).containsExactly(11L);
    }

    @Test
    void readingIsBoundedByTheLimit() {
        LongStream.rangeClosed(1, 5).forEach(i -> makeDirectory(store.ledger(), "/d" + i));
        var reading = (Reading.Lines) store.log().read(new Offset(1), 2);
        assertThat(reading.lines().stream().map(l -> l.offset().value())).containsExactly(2L, 3L);
    }

    @Test
    void everythingIsThereAfterReopening() {
        var commit = Commit.of(ALICE, List.of(directoryCreated(newId(), at(FileId.ROOT, "/a"))))
                .withKey("k");
        var first = store.ledger().commit(commit);
        store.ledger().commit(Commit.ofProgress(ALICE, new Progress("f", new Offset(1))));
        var epoch = store.log().epoch();
        var before = linesAfter(Offset.ORIGIN);
        var reopened = store.reopened();
        assumeTrue(reopened.isPresent(), "a store in memory keeps nothing");
        store = reopened.orElseThrow();

        assertThat(store.log().epoch()).isEqualTo(epoch);
        assertThat(linesAfter(Offset.ORIGIN)).usingRecursiveComparison().isEqualTo(before);
        assertThat(store.ledger().progressOf("f")).isEqualTo(new Offset(1));
        assertThat(store.ledger().commit(commit)).isEqualTo(first);
        makeDirectory(store.ledger(), "/b");
        assertThat(offsetsAfter(new Offset(1))).containsExactly(2L);
    }

    @Test
    void manySubmittersGetEachTheirOwnGapFreeOffsets() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int mine = t;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 50; i++) {
                    makeDirectory(store.ledger(), "/d" + mine + "-" + i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(offsetsAfter(Offset.ORIGIN))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 400).boxed().toList());
    }

    protected List<Line> linesAfter(Offset after) {
        return switch (store.log().read(after, Integer.MAX_VALUE)) {
            case Reading.Lines lines -> lines.lines();
            case Reading.Behind behind -> throw new AssertionError(behind);
        };
    }

    protected List<Long> offsetsAfter(Offset after) {
        return linesAfter(after).stream().map(line -> line.offset().value()).toList();
    }

    protected static <T> T present(Optional<T> value) {
        return value.orElseThrow();
    }
}
