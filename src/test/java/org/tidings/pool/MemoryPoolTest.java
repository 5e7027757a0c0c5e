package org.tidings.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidings.store.TestClock;

class MemoryPoolTest extends PoolContract {
    private final TestClock clock = new TestClock();
    private final MemoryPool pool = new MemoryPool(NAME, 1 << 16, clock);

    @Override
    protected Pool pool() {
        return pool;
    }

    @Override
    protected void takeAway() {
        pool.breakDown("The memory is gone.");
    }

    @Override
    protected void giveBack() {
        pool.repair();
    }

    @Override
    protected void pass(Duration time) {
        clock.step(time);
    }

    @Test
    void itFillsUpWhileBytesCome() {
        var key = key(1);
        try (var incoming = pool.receive(key, -1)) {
            incoming.write(ByteBuffer.allocate(1 << 15));
            assertThatThrownBy(() -> incoming.write(ByteBuffer.allocate((1 << 15) + 1)))
                    .isInstanceOf(PoolBroken.Full.class);
        }
        assertThat(keys(pool)).isEmpty();
        assertThat(pool.freeBytes()).isEqualTo(1 << 16);
    }

    @Test
    void itMindsWritesAfterTheEnd() {
        try (var incoming = pool.receive(key(1), -1)) {
            incoming.finish();
            assertThatThrownBy(() -> incoming.write(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
        }
    }
}
