package org.tidings.device.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.store.TestClock;

class GroupSyncTest {
    private final TestClock clock = new TestClock();
    private final NotedDisk disk = new NotedDisk();
    private final Deque<Runnable> leading = new ArrayDeque<>();
    private final GroupSync sync = new GroupSync(disk, leading::add, clock);
    private final GroupSync direct = new GroupSync(disk, Runnable::run, clock);
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final Path parent;
    private final FileChannel file;

    GroupSyncTest(@TempDir Path parent) throws IOException {
        this.parent = parent;
        this.file = FileChannel.open(parent.resolve("f"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @AfterEach
    void close() throws IOException {
        writers.close();
        file.close();
    }

    /// Notes what it is asked, and takes the time it is told.
    private final class NotedDisk implements GroupSync.Disk {
        private Duration slowness = Duration.ZERO;
        private boolean broken;
        private int all;
        private int one;

        @Override
        public void syncAll() throws IOException {
            all++;
            clock.step(slowness);
            if (broken) {
                throw new IOException("it does not want to");
            }
        }

        @Override
        public void syncOne(FileChannel file, Path parent) {
            one++;
        }

        @Override
        public boolean syncsAll() {
            return true;
        }
    }

    private List<Future<?>> write(int files) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            all.add(writers.submit(() -> {
                sync.sync(file, parent);
                return null;
            }));
        }
        Awaitility.await().until(() -> sync.waitingNow() == files);
        return all;
    }

    @Test
    void oneSyncIsEnoughForAllThatWait() throws Exception {
        List<Future<?>> files = write(20);
        assertThat(files).noneMatch(Future::isDone);
        assertThat(leading).hasSize(1);
        leading.remove().run();
        for (Future<?> each : files) {
            each.get();
        }
        assertThat(disk.all).isEqualTo(1);
    }

    @Test
    void whoComesLaterGetsALaterSync() throws Exception {
        direct.sync(file, parent);
        direct.sync(file, parent);
        assertThat(disk.all).isEqualTo(2);
    }

    @Test
    void aFailureIsEverybodysAndNotTheNextOnes() throws Exception {
        disk.broken = true;
        List<Future<?>> files = write(3);
        leading.remove().run();
        assertThat(files).allSatisfy(each -> assertThatThrownBy(each::get).hasRootCauseMessage("it does not want to"));
        disk.broken = false;
        direct.sync(file, parent);
    }

    @Test
    void aSlowDiskIsSyncedFileByFileForAWhile() throws Exception {
        disk.slowness = Duration.ofMillis(300);
        direct.sync(file, parent);
        disk.slowness = Duration.ZERO;
        clock.step(Duration.ofMillis(5_999));
        direct.sync(file, parent);
        assertThat(disk.one).isEqualTo(1);
        clock.step(Duration.ofMillis(1));
        direct.sync(file, parent);
        assertThat(disk.one).isEqualTo(1);
        assertThat(disk.all).isEqualTo(2);
    }
}
