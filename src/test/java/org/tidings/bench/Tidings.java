package org.tidings.bench;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Our server as a started process: `tidings demo` on its own directory and free ports. Its one user asks as often as
/// it
/// likes: figures are of work, not of refusals.
///
/// @param process the started command
/// @param door its WebDAV door, as alice
/// @param api its API, as alice
/// @param firstAnswer from the start of the command to the first answer of the door
record Tidings(Process process, Door door, Door api, Duration firstAnswer) implements AutoCloseable {
    private static final String PASSWORD = "bench-secret";
    private static final String NOBODY = "tidings_delivery_listeners 0.0";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Starts the command and waits until the door answers.
    ///
    /// @param directory where it keeps everything; its output goes to `<directory>.out`
    static Tidings start(String command, Path directory) throws IOException, InterruptedException {
        int doorPort = Ports.free();
        int apiPort = Ports.free();
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("demo", "--data", directory.toString(), "--password", PASSWORD));
        words.addAll(List.of("--door-port", "" + doorPort, "--api-port", "" + apiPort));
        words.addAll(List.of("--set", "limits.requests-per-user=0"));
        Path output = Path.of(directory + ".out");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var tree = new ProcessTree(process.toHandle());
        var login = Optional.of(Door.basic("alice", PASSWORD));
        var door = new Door("tidings", doorPort, login, tree);
        awaitAnswer(process, door, output);
        awaitAnswer(process, new Door("tidings api", apiPort, login, tree), output);
        var firstAnswer = Duration.ofNanos(System.nanoTime() - began);
        return new Tidings(process, door, new Door("tidings api", apiPort, login, tree), firstAnswer);
    }

    /// The stream of events below a directory, as a request target of {@link #api()}.
    static String stream(String path, String more) {
        return "/api/v1/events/stream?path=" + path + "&recursive=true" + more;
    }

    private static void awaitAnswer(Process process, Door door, Path output) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(door)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException("tidings did not start:\n" + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static boolean answers(Door door) {
        try (var probe = SocketChannel.open(door.address());
                var client = new Client(door, probe)) {
            Answer answer = client.send("OPTIONS", "/", "", new byte[0]);
            answer.body().discard();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Waits until the server knows that all listeners have gone. It learns that when it writes to them: at the second
    /// heartbeat. Until then they count against their user's limit.
    void awaitNobodyListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!metrics().contains(NOBODY)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("listeners who went away are still counted");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private String metrics() throws IOException {
        try (var client = Client.to(api)) {
            return client.must("GET", "/metrics", "", new byte[0]).body().text();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
