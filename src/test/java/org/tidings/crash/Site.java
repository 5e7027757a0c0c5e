package org.tidings.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The real program on a directory of its own: started, killed, started again.
final class Site implements AutoCloseable {
    static final String PASSWORD = "crash-and-burn";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String BYTES = "[0-9a-f]{36}\\.[0-9]+";

    private final List<String> command;
    private final Path directory;
    private final int doorPort;
    private final int apiPort;
    private Optional<Process> process = Optional.empty();

    /// @param command as in `./tidings demo`
    /// @param directory where everything is kept; the program's words go beside it, to `<directory>.out`
    Site(List<String> command, Path directory) throws IOException {
        this.command = List.copyOf(command);
        this.directory = directory;
        try (var door = new ServerSocket(0);
                var api = new ServerSocket(0)) {
            doorPort = door.getLocalPort();
            apiPort = api.getLocalPort();
        }
    }

    Path directory() {
        return directory;
    }

    String door() {
        return "http://localhost:" + doorPort;
    }

    String api() {
        return "http://localhost:" + apiPort;
    }

    void start() throws IOException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--data", directory.toString(), "--password", PASSWORD));
        words.addAll(List.of("--door-port", "" + doorPort, "--api-port", "" + apiPort));
        process = Optional.of(new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start());
    }

    private Path output() {
        return Path.of(directory + ".out");
    }

    /// Starts it and waits until it answers.
    void startAndWait(BooleanSupplier answers) throws IOException, InterruptedException {
        start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers.getAsBoolean()) {
            boolean alive = process.filter(Process::isAlive).isPresent();
            if (!alive || System.nanoTime() > deadline) {
                throw new IOException((alive ? "it does not answer:\n" : "it ended:\n") + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(output());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /// As `kill -9` does, the program and whatever it started.
    void kill() throws InterruptedException {
        if (process.isPresent()) {
            Process running = process.get();
            List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
            all.add(running.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            running.waitFor();
            process = Optional.empty();
        }
    }

    /// Names of the files in the directory that look like bytes of a pool.
    Set<String> bytesInPools() throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.matches(BYTES)) {
                    names.add(name);
                }
                return FileVisitResult.CONTINUE;
            }

            /// Files may go while we look.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
