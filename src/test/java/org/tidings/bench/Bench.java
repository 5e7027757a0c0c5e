package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// What a row measures with: the servers, started when first asked for and stopped at the end, and the table.
final class Bench implements AutoCloseable {
    private final Options options;
    private final Table table;
    private final PrintStream progress;
    private final Path directory;
    private Optional<Tidings> tidings = Optional.empty();
    private Optional<Nginx> nginx = Optional.empty();

    Bench(Options options, Table table, PrintStream progress) throws IOException {
        this.options = options;
        this.table = table;
        this.progress = progress;
        this.directory = options.directory().isPresent()
                ? Files.createTempDirectory(options.directory().get(), "tidings-bench")
                : Files.createTempDirectory("tidings-bench");
    }

    Options options() {
        return options;
    }

    Table table() {
        return table;
    }

    Path directory() {
        return directory;
    }

    /// Our server, or nothing when only the peers are measured.
    Optional<Tidings> tidings() throws IOException, InterruptedException {
        if (tidings.isEmpty() && !options.peersOnly()) {
            tidings = Optional.of(Tidings.start(options.tidings(), directory.resolve("tidings")));
        }
        return tidings;
    }

    Nginx nginx() throws IOException, InterruptedException {
        if (nginx.isEmpty()) {
            nginx = Optional.of(Nginx.start(directory.resolve("nginx")));
        }
        return nginx.get();
    }

    /// The length of one measuring window.
    Duration window(int quickSeconds, int fullSeconds) {
        return Duration.ofSeconds(options.quick() ? quickSeconds : fullSeconds);
    }

    /// How long our server is under a row's own load before it is measured: a storage server runs for weeks, and in its
    /// first minute the JVM compiles.
    Duration warmUp() {
        return window(8, 20);
    }

    int count(int quick, int full) {
        return options.quick() ? quick : full;
    }

    void say(String format, Object... values) {
        progress.printf("   " + format + "%n", values);
    }

    @Override
    public void close() throws IOException {
        tidings.ifPresent(Tidings::close);
        nginx.ifPresent(Nginx::close);
        try (var files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
