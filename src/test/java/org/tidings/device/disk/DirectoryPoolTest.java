package org.tidings.device.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;
import org.tidings.pool.PoolContract;
import org.tidings.store.TestClock;

class DirectoryPoolTest extends PoolContract {
    private static final long ROOM = 64L << 20;

    private final TestClock clock = new TestClock();
    private final Path disk;
    private final Path directory;
    private final DirectoryPool pool;

    DirectoryPoolTest(@TempDir Path disk) {
        this.disk = disk;
        this.directory = disk.resolve("pool");
        DirectoryPool.prepare(NAME, directory);
        long reserve = Math.max(0, disk.toFile().getUsableSpace() - ROOM);
        pool = new DirectoryPool(NAME, directory, new DirectoryPool.Options(reserve, Runnable::run), clock);
    }

    @Override
    protected Pool pool() {
        return pool;
    }

    @Override
    protected void takeAway() {
        move(directory, disk.resolve("away"));
        make(directory);
    }

    /// The empty mount point of a missing disk.
    private static void make(Path mountPoint) {
        try {
            Files.createDirectory(mountPoint);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected void giveBack() {
        assertThat(directory).isEmptyDirectory();
        directory.toFile().delete();
        move(disk.resolve("away"), directory);
    }

    private static void move(Path from, Path to) {
        assertThat(from.toFile().renameTo(to.toFile())).isTrue();
    }

    @Override
    protected void pass(Duration time) {
        clock.step(time);
    }

    @Test
    void bytesLieWhereTheLayoutSays() {
        var key = key(3);
        store(pool, key, "here");
        String id = key.file().hex();
        assertThat(directory.resolve(id.substring(11, 14)).resolve(id + ".3")).hasContent("here");
    }

    @Test
    void bytesOutliveTheProgram() {
        var key = key(1);
        store(pool, key, "kept");
        DirectoryPool.prepare(NAME, directory);
        var again = new DirectoryPool(NAME, directory, DirectoryPool.Options.PLAIN, clock);
        assertThat(text(again, key)).isEqualTo("kept");
    }

    @Test
    void anotherPoolsDirectoryIsNotTaken() {
        assertThatThrownBy(() -> DirectoryPool.prepare(new PoolName("p2"), directory))
                .isInstanceOf(PoolBroken.class)
                .hasMessageContaining("belongs to another pool than p2");
    }

    @Test
    void aMissingDiskIsSeenAtOnceWhenItMatters() {
        var key = key(1);
        store(pool, key, "kept");
        takeAway();
        assertThatThrownBy(() -> pool.receive(key(1), 1)).hasMessageContaining("is not there");
        assertThatThrownBy(() -> pool.open(key)).hasMessageContaining("is not there");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aDiskThatIsBackIsUsedAtOnceAlsoBySomebodyWhoComesJustAfterARefusal() {
        takeAway();
        pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> pool.receive(key(1), 1)).hasMessageContaining("is not there");
        assertThat(pool.freeBytes()).isZero();
        giveBack();
        assertThat(pool.ailment()).isEmpty();
        assertThat(pool.freeBytes()).isPositive();
        var key = key(1);
        store(pool, key, "back");
        assertThat(text(pool, key)).isEqualTo("back");
    }

    @Test
    void whatIsSetAsideCanBeFoundByPeople() {
        var key = key(3);
        store(pool, key, "bad");
        pool.setAside(key);
        assertThat(directory.resolve("aside").resolve(key.file().hex() + ".3")).hasContent("bad");
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        var key = key(1);
        store(pool, key, "ours");
        Path shelf = directory.resolve(key.file().hex().substring(11, 14));
        Files.writeString(shelf.resolve("notes.txt"), "theirs");
        assertThat(keys(pool)).containsExactly(key);
    }

    @Test
    void theReserveIsNotTouchedByAnUploadOfUnknownSize() {
        var key = key(1);
        var chunk = ByteBuffer.allocateDirect(1 << 20);
        try (var incoming = pool.receive(key, -1)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 256; i++) {
                            clock.step(Duration.ofSeconds(1));
                            incoming.write(chunk.clear());
                        }
                    })
                    .isInstanceOf(PoolBroken.Full.class);
        }
        assertThat(keys(pool)).isEmpty();
    }

    @Test
    void aBigUploadIsTheSameOnDisk() {
        var key = key(1);
        var chunk = ByteBuffer.allocateDirect(3 << 20);
        for (int i = 0; i < chunk.capacity(); i++) {
            chunk.put(i, (byte) (i * 31));
        }
        try (var incoming = pool.receive(key, 18L * chunk.capacity())) {
            for (int i = 0; i < 18; i++) {
                incoming.write(chunk.clear());
            }
            incoming.finish();
        }
        try (var stored = pool.open(key).orElseThrow()) {
            assertThat(stored.sizeBytes()).isEqualTo(18L * chunk.capacity());
            var back = ByteBuffer.allocateDirect(chunk.capacity());
            for (int i = 0; i < 18; i++) {
                back.clear();
                while (back.hasRemaining()) {
                    stored.read(back, (long) i * chunk.capacity() + back.position());
                }
                assertThat(back.flip()).isEqualTo(chunk.clear());
            }
        }
    }
}
