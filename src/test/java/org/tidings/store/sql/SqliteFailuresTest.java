package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.makeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.store.StoreFixture;

/// What a store in SQLite does when its file or its disk fails.
class SqliteFailuresTest {
    @TempDir
    Path directory;

    @Test
    void aSecondOpenerIsToldWhoHoldsTheFile() {
        try (var first = open(directory)) {
            assertThatThrownBy(() -> open(directory))
                    .isInstanceOf(LedgerBroken.class)
                    .hasMessageContaining("in use by another Tidings");
            makeFile(first.ledger(), FileId.ROOT, "/still-works");
        }
        open(directory).close();
    }

    @Test
    void aFileThatIsNoDatabaseIsCalledDamaged() throws IOException {
        Files.write(
                directory.resolve("tidings.db"), "not a database".repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(directory))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("backup");
    }

    @Test
    void anOpenerThatFailedHoldsNoLock() throws IOException {
        Path file = directory.resolve("tidings.db");
        Files.write(file, new byte[4096]);
        Files.write(file, "x".repeat(4096).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(directory)).isInstanceOf(LedgerBroken.class);
        Files.delete(file);
        open(directory).close();
    }

    @Test
    void aDirectoryThatIsMissingIsSaid() {
        assertThatThrownBy(() -> open(directory.resolve("nowhere")))
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("check that its directory exists");
    }

    @Test
    void aFullDiskFailsCommitsUntilThereIsRoomAgain() throws Exception {
        try (var disk = SmallDisk.mounted(directory.resolve("disk"), 4);
                var store = open(disk.directory())) {
            Path ballast = disk.directory().resolve("ballast");
            Files.write(ballast, new byte[2 << 20]);
            FileId d = makeDirectory(store.ledger(), "/d");
            List<String> answered = fillUp(store, d);

            assertThat(names(store, d)).containsExactlyInAnyOrderElementsOf(answered);
            assertThatThrownBy(() -> makeFile(store.ledger(), d, "/d/one-more"))
                    .isInstanceOf(LedgerBroken.class)
                    .hasMessageContaining("full");

            Files.delete(ballast);
            makeFile(store.ledger(), d, "/d/after");
            answered.add("after");
            assertThat(names(store, d)).containsExactlyInAnyOrderElementsOf(answered);
            assertThat(offsets(store))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, answered.size() + 1L)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aDiskMountedReadOnlyIsSaid() throws Exception {
        try (var disk = SmallDisk.mounted(directory.resolve("disk"), 4)) {
            open(disk.directory()).close();
            disk.makeReadOnly();
            assertThatThrownBy(() -> open(disk.directory()))
                    .isInstanceOf(LedgerBroken.class)
                    .hasMessageContaining("cannot be written");
        }
    }

    /// Makes files until there is no room; returns those that were answered.
    private static List<String> fillUp(StoreFixture store, FileId d) {
        List<String> answered = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        makeFile(store.ledger(), d, "/d/f" + i);
                        answered.add("f" + i);
                    }
                })
                .isInstanceOf(LedgerBroken.class)
                .hasMessageContaining("full");
        return answered;
    }

    private static List<String> names(StoreFixture store, FileId d) {
        return store.namespace().list(d, "", 200_000).stream()
                .map(entry -> entry.name())
                .toList();
    }

    private static List<Long> offsets(StoreFixture store) {
        List<Long> offsets = new ArrayList<>();
        Offset after = Offset.ORIGIN;
        while (store.log().head().isAfter(after)) {
            var lines = ((Reading.Lines) store.log().read(after, 1000)).lines();
            lines.forEach(line -> offsets.add(line.offset().value()));
            after = lines.getLast().offset();
        }
        return offsets;
    }

    private static SqlFixture open(Path directory) {
        return new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools));
    }

    /// A file system in memory, which only root may mount.
    private record SmallDisk(Path directory) implements AutoCloseable {
        static SmallDisk mounted(Path directory, int mebibytes) throws IOException, InterruptedException {
            Files.createDirectories(directory);
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()),
                    "a small disk cannot be mounted here: that takes root");
            return new SmallDisk(directory);
        }

        void makeReadOnly() throws IOException, InterruptedException {
            assertThat(run("mount", "-o", "remount,ro", directory.toString())).isTrue();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            assertThat(run("umount", "-l", directory.toString())).isTrue();
        }

        private static boolean run(String... command) throws IOException, InterruptedException {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        }
    }
}
