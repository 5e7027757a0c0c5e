package org.tidings.device.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.FileId;
import org.tidings.model.PoolName;
import org.tidings.pool.Doubts;
import org.tidings.pool.Doubts.Doubt;
import org.tidings.pool.Doubts.Look;
import org.tidings.pool.Pool.Key;
import org.tidings.store.TestClock;

class LookoutTest {
    private static final PoolName NAME = new PoolName("p1");
    private final TestClock clock = new TestClock();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Doubts doubts = new Doubts();

    @TempDir
    Path scratch;

    private Path directory;
    private DirectoryPool pool;
    private Lookout lookout;

    @BeforeEach
    void open() {
        directory = scratch.resolve("pool");
        DirectoryPool.prepare(NAME, directory);
        pool = new DirectoryPool(NAME, directory, DirectoryPool.Options.PLAIN, clock);
        lookout = new Lookout(pool, doubts, clock);
    }

    @AfterEach
    void close() {
        lookout.close();
    }

    private Key stored(long millis) {
        var key = new Key(FileId.at(Instant.ofEpochMilli(millis), random), 1);
        try (var incoming = pool.receive(key, -1)) {
            incoming.write(ByteBuffer.allocate(1));
            incoming.finish();
        }
        return key;
    }

    private Path path(Key key) {
        return pool.layout().file(key);
    }

    private void wake() {
        do {
            lookout.step();
        } while (!lookout.isAwake());
    }

    private List<Doubt> awaitDoubts(int many) {
        List<Doubt> all = new ArrayList<>();
        Awaitility.await().until(() -> {
            lookout.step();
            all.addAll(doubts.take(1000));
            return all.size() >= many;
        });
        return all;
    }

    @Test
    void whatVanishesFromAShelfIsDoubted() throws IOException {
        var gone = stored(1000);
        stored(1001);
        wake();
        Files.delete(path(gone));
        assertThat(awaitDoubts(1)).containsExactly(new Doubt(NAME, gone, Look.PRESENCE));
    }

    @Test
    void aShelfThatIsMadeLaterIsWatchedToo() throws IOException {
        wake();
        var later = stored(1 << 20);
        Awaitility.await().until(() -> lookout.step());
        wake();
        var moved = stored((1 << 20) + 1);
        Files.delete(path(later));
        Files.move(path(moved), directory.resolve("elsewhere"));
        assertThat(awaitDoubts(2)).extracting(Doubt::key).containsExactlyInAnyOrder(later, moved);
    }

    @Test
    void wholeShelvesCanGoAndComeAgain() throws IOException {
        var first = stored(1000);
        wake();
        Files.delete(path(first));
        Files.delete(pool.layout().shelf(first));
        awaitDoubts(1);
        var again = stored(1001);
        Awaitility.await().until(() -> {
            lookout.step();
            return lookout.isAwake() && Files.exists(path(again));
        });
        stored(1002);
        assertThat(doubts.take(9)).isEmpty();
    }

    @Test
    void whenItBeginsAndWhenTheDiskIsBackSomethingMayHaveBeenMissed() throws IOException {
        var key = stored(1000);
        wake();
        assertThat(doubts.tookForgotten()).isTrue();
        Path away = scratch.resolve("away");
        Files.move(directory, away);
        clock.step(Duration.ofSeconds(2));
        assertThat(lookout.step()).isFalse();
        assertThat(lookout.isAwake()).isFalse();
        assertThat(doubts.tookForgotten()).isFalse();

        Files.move(away, directory);
        clock.step(Duration.ofSeconds(2));
        wake();
        assertThat(doubts.tookForgotten()).isTrue();
        Files.delete(path(key));
        assertThat(awaitDoubts(1)).extracting(Doubt::key).containsExactly(key);
    }

    @Test
    void nothingIsDoubtedWhenFilesCome() {
        wake();
        for (int i = 0; i < 100; i++) {
            stored(i * 256L);
        }
        for (int i = 0; i < 20; i++) {
            lookout.step();
        }
        assertThat(doubts.isEmpty()).isTrue();
    }

    @Test
    void aThousandDeletedAtOnceAreAllDoubtedOrSaidToBeMissed() throws IOException {
        List<Key> all = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            all.add(stored(1000));
        }
        wake();
        doubts.tookForgotten();
        for (Key key : all) {
            Files.delete(path(key));
        }
        List<Doubt> seen = new ArrayList<>();
        Awaitility.await().until(() -> {
            lookout.step();
            seen.addAll(doubts.take(10_000));
            return seen.size() == all.size() || doubts.tookForgotten();
        });
        assertThat(seen).allMatch(doubt -> all.contains(doubt.key()));
    }
}
