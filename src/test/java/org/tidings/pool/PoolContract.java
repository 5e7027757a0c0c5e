package org.tidings.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool.Key;

/// What every pool does.
public abstract class PoolContract {
    protected static final PoolName NAME = new PoolName("p1");
    private final SplittableRandom random = new SplittableRandom(1);

    /// A new, empty pool with little room, at least 64 KiB.
    protected abstract Pool pool();

    /// Takes its disk away.
    protected abstract void takeAway();

    /// Gives its disk back.
    protected abstract void giveBack();

    /// Time passes for the pool.
    protected abstract void pass(Duration time);

    protected final Key key(long generation) {
        return new Key(FileId.at(Instant.ofEpochMilli(random.nextLong(1L << 40)), random), generation);
    }

    protected static void store(Pool pool, Key key, String text) {
        try (var incoming = pool.receive(key, -1)) {
            incoming.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            incoming.finish();
        }
    }

    protected static String text(Pool pool, Key key) {
        try (var stored = pool.open(key).orElseThrow()) {
            var buffer = ByteBuffer.allocate((int) stored.sizeBytes());
            while (buffer.hasRemaining() && stored.read(buffer, buffer.position()) >= 0) {}
            return new String(buffer.array(), UTF_8);
        }
    }

    protected static Set<Key> keys(Pool pool) {
        Set<Key> keys = new HashSet<>();
        for (int shelf = 0; shelf < pool.shelves(); shelf++) {
            pool.forEach(shelf, key -> assertThat(keys.add(key)).isTrue());
        }
        return keys;
    }

    @Test
    void whatIsStoredIsReadBack() {
        var key = key(1);
        store(pool(), key, "hello");
        assertThat(text(pool(), key)).isEqualTo("hello");
        assertThat(pool().sizeOf(key)).hasValue(5);
        assertThat(pool().sizeOf(key(1))).isEmpty();
    }

    @Test
    void nothingIsAFileToo() {
        var key = key(1);
        store(pool(), key, "");
        assertThat(text(pool(), key)).isEmpty();
    }

    @Test
    void writesAddUpWhateverKindOfBufferTheyComeIn() {
        var key = key(1);
        var direct =
                ByteBuffer.allocateDirect(8).put("direct..".getBytes(UTF_8)).flip();
        direct.limit(6);
        try (var incoming = pool().receive(key, 10)) {
            incoming.write(ByteBuffer.wrap("heap".getBytes(UTF_8)).asReadOnlyBuffer());
            incoming.write(direct);
            incoming.finish();
        }
        assertThat(text(pool(), key)).isEqualTo("heapdirect");
        assertThat(direct.remaining()).isZero();
    }

    @Test
    void whatIsNotHereIsNotOpened() {
        assertThat(pool().open(key(1))).isEmpty();
    }

    @Test
    void anUploadThatDoesNotFinishLeavesNothing() {
        var key = key(1);
        try (var incoming = pool().receive(key, -1)) {
            incoming.write(ByteBuffer.wrap(new byte[100]));
        }
        assertThat(pool().open(key)).isEmpty();
        assertThat(keys(pool())).isEmpty();
    }

    @Test
    void closingTwiceIsHarmless() {
        var key = key(1);
        var incoming = pool().receive(key, -1);
        incoming.finish();
        incoming.close();
        store(pool(), key(1), "other");
        incoming.close();
        assertThat(pool().open(key)).isPresent();
    }

    @Test
    void aKeyHoldsBytesOnlyOnce() {
        var key = key(1);
        try (var incoming = pool().receive(key, -1)) {
            assertThatThrownBy(() -> pool().receive(key, -1)).isInstanceOf(PoolBroken.Taken.class);
            incoming.finish();
        }
        assertThatThrownBy(() -> pool().receive(key, -1)).isInstanceOf(PoolBroken.Taken.class);
        assertThat(pool().open(key)).isPresent();
    }

    @Test
    void generationsLieBesideEachOther() {
        var first = key(1);
        var second = new Key(first.file(), 2);
        store(pool(), first, "old");
        store(pool(), second, "new");
        pool().remove(first);
        assertThat(pool().open(first)).isEmpty();
        assertThat(text(pool(), second)).isEqualTo("new");
    }

    @Test
    void removingWhatIsNotHereDoesNothing() {
        pool().remove(key(1));
        assertThat(keys(pool())).isEmpty();
    }

    @Test
    void whatIsSetAsideIsHereNoMoreAndLeavesRoomForOthers() {
        var key = key(1);
        store(pool(), key, "bad");
        pool().setAside(key);
        pool().setAside(key);
        assertThat(pool().open(key)).isEmpty();
        assertThat(keys(pool())).isEmpty();
        store(pool(), key, "good");
        pool().remove(key);
        assertThat(pool().open(key)).isEmpty();
    }

    @Test
    void aReaderFinishesWhatWasRemoved() {
        var key = key(1);
        store(pool(), key, "still here");
        try (var stored = pool().open(key).orElseThrow()) {
            pool().remove(key);
            var buffer = ByteBuffer.allocate(5);
            assertThat(stored.read(buffer, 6)).isEqualTo(4);
            assertThat(stored.read(buffer, 10)).isEqualTo(-1);
        }
        assertThat(pool().open(key)).isEmpty();
    }

    @Test
    void aRangeIsTransferred() throws Exception {
        var key = key(1);
        store(pool(), key, "0123456789");
        var bytes = new ByteArrayOutputStream();
        try (var stored = pool().open(key).orElseThrow()) {
            assertThat(stored.transferTo(3, 4, Channels.newChannel(bytes))).isEqualTo(4);
            assertThat(stored.transferTo(8, 100, Channels.newChannel(bytes))).isEqualTo(2);
        }
        assertThat(bytes.toString(UTF_8)).isEqualTo("345689");
    }

    @Test
    void everyKeyIsShownOnce() {
        Set<Key> stored = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            var key = key(1 + i % 3);
            store(pool(), key, "x");
            stored.add(key);
        }
        assertThat(keys(pool())).isEqualTo(stored);
    }

    @Test
    void moreThanIsFreeIsRefusedAtOnce() {
        var key = key(1);
        long tooMuch = pool().freeBytes() + 1;
        assertThatThrownBy(() -> pool().receive(key, tooMuch)).isInstanceOf(PoolBroken.Full.class);
        assertThat(keys(pool())).isEmpty();
        store(pool(), key, "small");
    }

    @Test
    void whatIsPromisedToOneIsNotFreeForAnother() {
        long half = pool().freeBytes() / 2;
        try (var first = pool().receive(key(1), half + 8192)) {
            assertThat(pool().freeBytes()).isLessThan(half);
            assertThatThrownBy(() -> pool().receive(key(1), half)).isInstanceOf(PoolBroken.Full.class);
        }
        assertThat(pool().freeBytes()).isGreaterThanOrEqualTo(half);
    }

    @Test
    void withoutItsDiskAPoolRefusesWithASentenceAndComesBackByItself() {
        var key = key(1);
        store(pool(), key, "kept");
        takeAway();
        pass(Duration.ofSeconds(2));
        assertThat(pool().ailment()).isPresent();
        assertThat(pool().freeBytes()).isZero();
        assertThatThrownBy(() -> pool().receive(key(1), 1)).isInstanceOf(PoolBroken.class);
        assertThatThrownBy(() -> pool().open(key)).isInstanceOf(PoolBroken.class);
        assertThatThrownBy(() -> pool().sizeOf(key)).isInstanceOf(PoolBroken.class);
        assertThatThrownBy(() -> pool().remove(key)).isInstanceOf(PoolBroken.class);
        assertThatThrownBy(() -> keys(pool())).isInstanceOf(PoolBroken.class);
        giveBack();
        pass(Duration.ofSeconds(2));
        assertThat(pool().ailment()).isEmpty();
        assertThat(text(pool(), key)).isEqualTo("kept");
    }

    @Test
    void manyWritersDoNotDisturbEachOther() throws Exception {
        List<Key> keys = new ArrayList<>();
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var key = key(1);
                keys.add(key);
                writers.add(threads.submit(() -> store(pool(), key, key.toString())));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(keys).allSatisfy(key -> assertThat(text(pool(), key)).isEqualTo(key.toString()));
    }
}
