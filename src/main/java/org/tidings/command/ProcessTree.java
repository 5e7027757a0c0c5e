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
import org.tidings.app.DemoSites.Member;
import org.tidings.app.Sentences;
import org.tidings.ledger.Signal;

/// Several sites, each in a process of its own, as children of this one: whichever ends is started again, and all end
/// with us.
final class ProcessTree implements AutoCloseable {
    private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final List<Keeper> keepers = new ArrayList<>();
    private final ExecutorService watching = Crowd.gather();

    /// One child's keeper.
    private static final class Keeper implements Runnable {
        private final Member member;
        private volatile boolean stopping;
        private volatile Process process;

        Keeper(Member member) throws IOException {
            this.member = member;
            this.process = started(member);
        }

        @Override
        public void run() {
            try {
                while (!stopping) {
                    process.waitFor();
                    if (!stopping) {
                        new Signal().awaitAfter(0, BEFORE_ANOTHER);
                        process = started(member);
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
    void start(Member member) {
        try {
            var keeper = new Keeper(member);
            keepers.add(keeper);
            watching.execute(keeper);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, member.name() + " cannot be started: " + Sentences.of(e) + ".", e);
        }
    }

    /// Its process now.
    long pid(Member member) {
        return keepers.stream()
                .filter(keeper -> keeper.member.equals(member))
                .map(keeper -> keeper.process.pid())
                .findFirst()
                .orElse(-1L);
    }

    private static Process started(Member member) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("serve", "--config", member.config().toString()));
        command.addAll(
                List.of("--ends-with", Long.toString(ProcessHandle.current().pid())));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path log = member.config().resolveSibling("log.txt");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
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
