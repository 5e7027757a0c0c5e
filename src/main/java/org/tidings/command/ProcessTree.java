package org.tidings.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.tidings.app.Crowd;
import org.tidings.app.Sentences;
import org.tidings.ledger.Signal;

/// Several of our programs, each in a process of its own, as children of this one: whichever ends is started again, and
/// all end with us.
final class ProcessTree implements AutoCloseable {
    private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final List<Keeper> keepers = new ArrayList<>();
    private final ExecutorService watching = Crowd.gather();

    /// One of them.
    ///
    /// @param arguments of `tidings`
    /// @param log where its output goes
    record Child(String name, List<String> arguments, Path log) {}

    /// One child's keeper.
    private static final class Keeper implements Runnable {
        private final Child child;
        private volatile boolean stopping;
        private volatile Process process;

        Keeper(Child child) throws IOException {
            this.child = child;
            this.process = started(child);
        }

        @Override
        public void run() {
            try {
                while (!stopping) {
                    process.waitFor();
                    if (!stopping) {
                        new Signal().awaitAfter(0, BEFORE_ANOTHER);
                        process = started(child);
                    }
                }
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void stop() {
            stopping = true;
            process.destroy();
        }

        void await() throws InterruptedException {
            if (!process.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /// Starts one more.
    void start(Child child) {
        try {
            var keeper = new Keeper(child);
            keepers.add(keeper);
            watching.execute(keeper);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, child.name() + " cannot be started: " + Sentences.of(e) + ".", e);
        }
    }

    /// Its process now.
    long pid(String name) {
        return keepers.stream()
                .filter(keeper -> keeper.child.name().equals(name))
                .map(keeper -> keeper.process.pid())
                .findFirst()
                .orElse(-1L);
    }

    /// Has this process end with another.
    static void endWith(long pid) {
        ProcessHandle.of(pid)
                .ifPresentOrElse(parent -> parent.onExit().thenRun(() -> System.exit(0)), () -> System.exit(0));
    }

    private static Process started(Child child) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(child.arguments());
        command.addAll(
                List.of("--ends-with", Long.toString(ProcessHandle.current().pid())));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(child.log().toFile()));
        return builder.start();
    }

    @Override
    public void close() {
        keepers.forEach(Keeper::stop);
        try {
            for (Keeper keeper : keepers) {
                keeper.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watching.shutdownNow();
        }
    }
}
