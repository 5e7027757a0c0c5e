package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that is not ours, run to its end.
final class Tool {
    private static final long PATIENCE_SECONDS = 150;

    private Tool() {}

    /// What a program left behind.
    record Outcome(List<String> command, int exit, String out, String err) {
        /// @return itself
        Outcome succeeded() {
            assertThat(exit).as("exit code of %s%n%s%n%s", command, out, err).isZero();
            return this;
        }

        Outcome failed() {
            assertThat(exit).as("exit code of %s%n%s%n%s", command, out, err).isNotZero();
            return this;
        }
    }

    static Outcome run(String... command) {
        return run(Map.of(), "", command);
    }

    /// @param environment added to our own
    /// @param input for its standard input
    static Outcome run(Map<String, String> environment, String input, String... command) {
        return run(environment, input, Path.of(""), command);
    }

    static Outcome run(Map<String, String> environment, String input, Path directory, String... command) {
        assertThat(isThere(command[0]))
                .as("%s is needed: ./dev deps installs what the tests need", command[0])
                .isTrue();
        try {
            Path scratch = Files.createTempDirectory("tool");
            try {
                return run(new Papers(scratch), environment, input, directory, List.of(command));
            } finally {
                Scratch.remove(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files its standard streams are joined to: no pipe can fill up.
    private record Papers(Path directory) {
        File named(String name) {
            return directory.resolve(name).toFile();
        }

        String read(String name) throws IOException {
            return new String(Files.readAllBytes(directory.resolve(name)), StandardCharsets.UTF_8);
        }
    }

    private static Outcome run(
            Papers papers, Map<String, String> environment, String input, Path directory, List<String> command)
            throws IOException {
        Files.writeString(papers.named("in").toPath(), input);
        var builder = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectInput(papers.named("in"))
                .redirectOutput(papers.named("out"))
                .redirectError(papers.named("err"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end:\n" + papers.read("out") + papers.read("err"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(command, process.exitValue(), papers.read("out"), papers.read("err"));
    }

    static boolean isThere(String program) {
        return program.contains("/")
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
