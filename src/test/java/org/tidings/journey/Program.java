package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// A running process whose output is read line by line as it comes.
final class Program {
    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final Thread reader;
    private final Consumer<String> hears;

    private Program(Process process, Consumer<String> hears) {
        this.process = process;
        this.hears = hears;
        this.reader =
                Thread.ofPlatform().daemon().name("output of " + process.pid()).start(this::read);
    }

    /// Starts a program, with standard error mixed into standard output.
    ///
    /// @param hears each line, on a thread of this program's own
    static Program start(List<String> command, Map<String, String> environment, Consumer<String> hears) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.environment().putAll(environment);
            return new Program(builder.start(), hears);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts `./tidings` on the JDK that runs this test.
    static Program tidings(List<String> arguments) {
        return tidings(arguments, Map.of());
    }

    /// The same, with more in its environment.
    static Program tidings(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("./tidings"));
        command.addAll(arguments);
        Map<String, String> all = new HashMap<>(environment);
        all.put("TIDINGS_JAVA_HOME", System.getProperty("java.home"));
        return start(command, all, _ -> {});
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.append(line).append('\n');
                }
                hears.accept(line);
            }
        } catch (IOException e) {
            // The process was killed; what it said is kept.
        }
    }

    /// Waits until a line is said.
    ///
    /// @throws AssertionError with all output, when the program ends or keeps silent
    void awaitLine(Predicate<String> wanted, Duration patience) {
        Awaitility.await().atMost(patience).until(() -> output().lines().anyMatch(wanted) || !reader.isAlive());
        assertThat(output().lines()).as("output of the program").anyMatch(wanted);
    }

    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// kill -9.
    void kill() {
        process.destroyForcibly();
        ended(Duration.ofSeconds(20));
    }

    /// SIGTERM; the exit code. A shell calls 143 what ended of the signal itself.
    int stop(Duration patience) {
        process.destroy();
        return ended(patience);
    }

    int ended(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + patience + ":\n" + output());
            }
            reader.join(patience);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
