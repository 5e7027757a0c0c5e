package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;

class RunnerTest {

    @Test
    void aWorkerIsSteppedWhenItsSignalIsRaised() {
        var todo = new AtomicInteger();
        var done = new AtomicInteger();
        var wake = new Signal();
        try (var runner = new Runner(new Random(1))) {
            runner.run(
                    worker("counter", () -> todo.get() > done.get() && done.incrementAndGet() > 0),
                    wake,
                    Runner.Kind.VIRTUAL);
            todo.set(3);
            wake.raise();
            await().until(() -> done.get() == 3);
        }
    }

    @Test
    void aWorkerThatThrowsIsAilingUntilItWorksAgain() {
        var broken = new AtomicBoolean(true);
        try (var runner = new Runner(new Random(1))) {
            runner.run(
                    worker("fragile", () -> {
                        if (broken.get()) {
                            throw new IllegalStateException("the disk is full");
                        }
                        return false;
                    }),
                    new Signal(),
                    Runner.Kind.PLATFORM);
            await().until(() -> runner.ailing().equals(java.util.List.of("fragile")));
            broken.set(false);
            await().until(() -> runner.ailing().isEmpty());
        }
    }

    @Test
    void closingEndsEveryThreadEvenOneThatRests() {
        var steps = new AtomicInteger();
        var runner = new Runner(new Random(1));
        runner.run(
                worker("resting", () -> {
                    steps.incrementAndGet();
                    throw new IllegalStateException("never well");
                }),
                new Signal(),
                Runner.Kind.VIRTUAL);
        await().until(() -> steps.get() >= 4);
        runner.close();
        int atClose = steps.get();
        assertThat(runner.ailing()).containsExactly("resting");
        assertThat(steps).hasValue(atClose);
    }

    private static Worker worker(String name, java.util.function.BooleanSupplier step) {
        return new Worker() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean step() {
                return step.getAsBoolean();
            }
        };
    }
}
