package org.tidings.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.ledger.Archivist;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.Retention;
import org.tidings.ledger.SegmentArchive;
import org.tidings.ledger.SegmentArchive.Segment;
import org.tidings.ledger.Signal;
import org.tidings.ledger.WholeLog;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;

class GzipArchiveTest {
    private static final Epoch EPOCH = new Epoch("0123abcd");

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private MemoryStore store = new MemoryStore(EPOCH, StoreFixture.CODEC, clock, new Signal());
    private List<Line> said = List.of();

    /// Ten events, a day apart.
    @BeforeEach
    void talk() {
        for (int i = 1; i <= 10; i++) {
            say(store, fileCreated(newId(), at(FileId.ROOT, "/f \"data\":{ ü😀" + i)));
            clock.step(Duration.ofDays(1));
        }
        said = ((Reading.Lines) store.read(Offset.ORIGIN, 100)).lines();
    }

    @Test
    void whatIsReadIsWhatWasKept() {
        var archive = archive();
        archive.keep(said.subList(0, 4));
        archive.keep(said.subList(4, 10));

        assertThat(archive.segments())
                .containsExactly(new Segment(new Offset(1), new Offset(4)), new Segment(new Offset(5), new Offset(10)));
        assertThat(archive().read(archive.segments().getLast(), new Offset(6), 3))
                .usingRecursiveComparison()
                .isEqualTo(said.subList(6, 9));
    }

    @Test
    void aTornSegmentIsForgottenAndRewritten() throws IOException {
        archive().keep(said.subList(0, 4));
        archive().keep(said.subList(4, 10));
        Path last = files().getLast();
        try (var channel = FileChannel.open(last, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(last) / 2);
        }
        var archive = archive();
        assertThat(archive.last()).isEqualTo(new Offset(4));

        archive.keep(said.subList(4, 10));
        assertThat(archive().last()).isEqualTo(new Offset(10));
    }

    @Test
    void whatACrashLeftUnfinishedIsForgotten() throws IOException {
        archive().keep(said.subList(0, 4));
        Path file = files().getFirst();
        Files.copy(file, file.resolveSibling(file.getFileName() + ".unfinished"));

        assertThat(archive().segments()).hasSize(1);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void segmentsOfAnotherLogAreLeftAlone() {
        new GzipArchive(directory, new Epoch("ffffffff"), StoreFixture.CODEC).keep(said.subList(0, 9));
        assertThat(archive().segments()).isEmpty();
    }

    @Test
    void damageIsToldWithTheFileItIsIn() throws IOException {
        var archive = archive();
        archive.keep(said.subList(0, 4));
        Path file = files().getFirst();
        Files.write(file, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> archive.read(archive.segments().getFirst(), Offset.ORIGIN, 1))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    @Test
    void whatIsTooOldIsArchivedAndOnlyThenTrimmed() {
        var archive = archive();
        var archivist = new Archivist(store, store, archive, new Retention(Duration.ofDays(3), Long.MAX_VALUE), clock);
        while (archivist.step()) {}

        // Ten days have gone by; three and the day of grace stay.
        assertThat(store.trimmed()).isEqualTo(new Offset(6));
        assertThat(archive.last()).isEqualTo(new Offset(6));
        assertThat(read(new WholeLog(store, archive)))
                .usingRecursiveComparison()
                .isEqualTo(said);
    }

    @Test
    void aLogThatIsTooLargeIsTrimmedBySize() {
        var archive = archive();
        long limit = store.sizeBytes() / 2;
        var archivist = new Archivist(store, store, archive, new Retention(Duration.ofDays(99), limit), clock);
        while (archivist.step()) {}

        assertThat(store.sizeBytes()).isLessThanOrEqualTo(limit);
        assertThat(read(new WholeLog(store, archive)))
                .usingRecursiveComparison()
                .isEqualTo(said);
    }

    @Test
    void aCrashBetweenArchivingAndTrimmingLosesAndDoublesNothing() {
        var archive = archive();
        archive.keep(said.subList(0, 4));
        var archivist = new Archivist(store, store, archive, new Retention(Duration.ofDays(3), Long.MAX_VALUE), clock);
        while (archivist.step()) {}

        assertThat(archive.segments())
                .containsExactly(new Segment(new Offset(1), new Offset(4)), new Segment(new Offset(5), new Offset(6)));
        assertThat(read(new WholeLog(store, archive)))
                .usingRecursiveComparison()
                .isEqualTo(said);
    }

    @Test
    void aHoleIsToldByBothItsEnds() throws IOException {
        var archive = archive();
        archive.keep(said.subList(0, 2));
        archive.keep(said.subList(2, 4));
        archive.keep(said.subList(4, 6));
        store.trim(new Offset(6));
        var whole = new WholeLog(store, archive);
        assertThat(whole.trimmed()).isEqualTo(Offset.ORIGIN);

        Files.delete(files().get(1));
        assertThat(whole.trimmed()).isEqualTo(new Offset(4));
        assertThat(whole.read(new Offset(2), 10)).isEqualTo(new Reading.Behind(new Offset(2), new Offset(4)));
        assertThat(whole.read(Offset.ORIGIN, 10)).isInstanceOf(Reading.Lines.class);
    }

    @Test
    void aTimeIsFoundInTheArchiveAsInTheLog() {
        var archive = archive();
        archive.keep(said.subList(0, 3));
        archive.keep(said.subList(3, 6));
        List<Instant> times = said.stream()
                .flatMap(line ->
                        LongStream.of(-1, 0, 1).mapToObj(hours -> line.at().plus(Duration.ofHours(hours))))
                .toList();
        List<Offset> whole = times.stream().map(store::before).toList();
        store.trim(new Offset(6));

        assertThat(times.stream().map(new WholeLog(store, archive)::before)).containsExactlyElementsOf(whole);
    }

    private SegmentArchive archive() {
        return new GzipArchive(directory, EPOCH, StoreFixture.CODEC);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".gz")).sorted().toList();
        }
    }

    private static List<Line> read(EventLog log) {
        List<Line> all = new ArrayList<>();
        Offset after = log.trimmed();
        while (log.head().isAfter(after)) {
            all.addAll(((Reading.Lines) log.read(after, 3)).lines());
            after = all.getLast().offset();
        }
        return all;
    }
}
