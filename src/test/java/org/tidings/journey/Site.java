package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A started Tidings: the process that `./tidings` becomes, on free ports of loopback.
///
/// The ports stay those of the first start, so that a client finds a restarted site where it was.
final class Site implements AutoCloseable {
    static final String PASSWORD = "ge:heim%süß";

    /// Long enough for the rehearsal that the first start after a build does.
    private static final Duration TO_START = Duration.ofSeconds(300);

    private static final Duration TO_STOP = Duration.ofSeconds(60);

    private final Path data;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Address door;
    private final Address api;
    private Program program;

    /// Where one of the doors is.
    record Address(String scheme, int port) {
        URI uri(String target) {
            return URI.create(scheme + "://localhost:" + port + target);
        }
    }

    private Site(Path data, List<String> command, Map<String, String> environment, Address door, Address api) {
        this.data = data;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.door = door;
        this.api = api;
        this.program = launched();
    }

    /// `./tidings demo` with its data in the directory.
    static Site demo(Path data) {
        return demo(data, Map.of());
    }

    /// The same, with more in its environment.
    static Site demo(Path data, Map<String, String> environment) {
        return demo(data, environment, List.of());
    }

    /// The same, with keys of its configuration set: `KEY=VALUE`.
    static Site demoWith(Path data, String... overrides) {
        return demo(
                data,
                Map.of(),
                Arrays.stream(overrides)
                        .flatMap(override -> Stream.of("--set", override))
                        .toList());
    }

    private static Site demo(Path data, Map<String, String> environment, List<String> more) {
        int door = freePort();
        int api = freePort();
        List<String> command = new ArrayList<>(List.of(
                "demo",
                "--data",
                data.toString(),
                "--door-port",
                String.valueOf(door),
                "--api-port",
                String.valueOf(api),
                "--password",
                PASSWORD));
        command.addAll(more);
        return new Site(data, command, environment, new Address("http", door), new Address("http", api));
    }

    /// `./tidings serve` with a configuration; its ports are set here.
    static Site serve(Path configuration, String scheme) {
        int door = freePort();
        int api = freePort();
        List<String> command = new ArrayList<>(List.of("serve", "--config", configuration.toString()));
        command.addAll(List.of("--set", "door.port=" + door, "--set", "api.port=" + api));
        return new Site(
                Objects.requireNonNull(configuration.getParent()),
                command,
                Map.of(),
                new Address(scheme, door),
                new Address(scheme, api));
    }

    /// `./tidings serve` with a configuration that says its ports.
    static Site configured(Path configuration, int door, int api) {
        return new Site(
                Objects.requireNonNull(configuration.getParent()),
                List.of("serve", "--config", configuration.toString()),
                Map.of(),
                new Address("http", door),
                new Address("http", api));
    }

    private Program launched() {
        Program started = Program.tidings(command, environment);
        try {
            started.awaitLine(line -> line.startsWith("Ready"), TO_START);
        } catch (AssertionError e) {
            started.kill();
            throw e;
        }
        return started;
    }

    Address door() {
        return door;
    }

    Address api() {
        return api;
    }

    Path data() {
        return data;
    }

    long pid() {
        return program.pid();
    }

    Visitor as(String user) {
        return new Visitor(this, user, PASSWORD);
    }

    /// All it said so far, on standard output and error, since it was last started.
    String log() {
        return program.output();
    }

    /// The end of a process as kill -9 makes it: no chance to tidy up.
    void kill() {
        program.kill();
    }

    /// The end as SIGTERM makes it.
    ///
    /// @return the exit code
    int stop() {
        return program.stop(TO_STOP);
    }

    void startAgain() {
        assertThat(program.isRunning()).isFalse();
        program = launched();
    }

    @Override
    public void close() {
        if (program.isRunning()) {
            program.stop(TO_STOP);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
