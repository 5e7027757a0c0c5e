package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void onlySoManyAreRunAtATimeAndAllInTheEnd() {
        var turns = new Turns(tasks::add, 2);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            turns.take(() -> done.add(name));
        }
        assertThat(tasks).hasSize(2);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            assertThat(tasks.size()).isLessThanOrEqualTo(2);
        }
        assertThat(done).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void whoHasMoreToDoQueuesUpBehindTheOthers() {
        var turns = new Turns(tasks::add, 1);
        turns.take(new Runnable() {
            @Override
            public void run() {
                done.add("long");
                if (done.size() < 5) {
                    turns.take(this);
                }
            }
        });
        turns.take(() -> done.add("short"));
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(done).containsExactly("long", "short", "long", "long", "long");
    }

    @Test
    void aTurnThatBreaksMakesRoomForTheNext() {
        var turns = new Turns(tasks::add, 1);
        turns.take(() -> {
            throw new IllegalStateException("broken");
        });
        turns.take(() -> done.add("next"));
        try {
            tasks.remove().run();
        } catch (IllegalStateException broken) {
            tasks.remove().run();
        }
        assertThat(done).containsExactly("next");
    }

    @Test
    void nobodyIsForgottenWhenManyThreadsQueueUp() throws InterruptedException {
        var ran = new AtomicInteger();
        int many = 20_000;
        var all = new CountDownLatch(many);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turns = new Turns(threads, 2);
            for (int i = 0; i < many; i++) {
                threads.execute(() -> turns.take(() -> {
                    ran.incrementAndGet();
                    all.countDown();
                }));
            }
            all.await();
        }
        assertThat(ran).hasValue(many);
    }
}
