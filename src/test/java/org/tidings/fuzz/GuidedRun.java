package org.tidings.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One target in a process of its own under Jazzer, which is libFuzzer with the eyes of a Java agent.
///
/// @param inputs how many it took
/// @param perSecond of them, on average
/// @param reached places in the code, by Jazzer's count
/// @param finding what broke, and how to repeat it
record GuidedRun(Target target, Path directory, long inputs, long perSecond, long reached, Optional<String> finding) {
    static final String HEADING = "%-16s %12s %9s %8s  %s".formatted("target", "inputs", "inputs/s", "reached", "");
    private static final Path HOME = Path.of("target/fuzz");
    private static final int LINES_OF_A_FINDING = 40;
    private static final int KEPT = 40;
    private static final int SLOW_SECONDS = 5;

    static GuidedRun of(Target target, int seconds) throws IOException, InterruptedException {
        Path directory = HOME.resolve(target.name());
        String output = run(target, seconds, directory);
        Files.writeString(directory.resolve("output"), output);
        return new GuidedRun(
                target,
                directory,
                number(output, "stat::number_of_executed_units:\\s+(\\d+)"),
                number(output, "stat::average_exec_per_sec:\\s+(\\d+)"),
                number(output, "cov: (\\d+)"),
                finding(target, output, directory));
    }

    private static String run(Target target, int seconds, Path directory) throws IOException, InterruptedException {
        Path corpus = directory.resolve("corpus");
        Files.createDirectories(corpus);
        Files.createDirectories(directory.resolve("findings"));
        int number = 0;
        for (byte[] input : Corpus.of(target)) {
            Files.write(corpus.resolve("kept-" + number++), input);
        }
        var words = new StringBuilder();
        target.words().forEach(word -> words.append(quoted(word)).append('\n'));
        Files.writeString(directory.resolve("words"), words);
        return said(
                target,
                "-max_total_time=" + seconds,
                "-timeout=" + SLOW_SECONDS,
                "-max_len=" + target.longest(),
                "-dict=" + directory.resolve("words"),
                "-artifact_prefix=" + directory.resolve("findings") + "/",
                "-print_final_stats=1",
                corpus.toString());
    }

    private static String said(Target target, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + OneTarget.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=org.tidings.**:com.github.nitram509.**",
                "--custom_hook_includes=org.tidings.**",
                // They take an edge's own sockets for an attack.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery",
                "--reproducer_path=" + HOME.resolve(target.name()),
                "-rss_limit_mb=4096"));
        command.addAll(List.of(more));
        Path output = HOME.resolve(target.name()).resolve("saying");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8) + "\nexit " + exit + "\n";
    }

    /// Only a run that ended well, or with a finding, counts.
    private static Optional<String> finding(Target target, String output, Path directory) throws IOException {
        if (output.endsWith("\nexit 0\n")) {
            return Optional.empty();
        }
        var saved = Pattern.compile("Test unit written to (\\S+)").matcher(output);
        int at = Math.max(0, Math.max(output.indexOf("== Java Exception"), output.indexOf("ALARM:")));
        String story = output.substring(at)
                .lines()
                .limit(LINES_OF_A_FINDING)
                .reduce("", (above, line) -> above + "  " + line + "\n");
        if (!saved.find()) {
            return Optional.of(story + "  (all it said: " + directory.resolve("output") + ")");
        }
        byte[] input = Files.readAllBytes(Path.of(saved.group(1)));
        return Optional.of(story + "repeat it with: ./dev fuzz --repeat " + target.name() + " '"
                + Corpus.escaped(input).replace("'", "%27") + "'");
    }

    /// Keeps the inputs that together reach everything that was reached: the corpus of the next run.
    void keep() throws IOException, InterruptedException {
        Path least = directory.resolve("least");
        if (Files.exists(least)) {
            try (Stream<Path> old = Files.walk(least)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(least);
        said(target, "-merge=1", least.toString(), directory.resolve("corpus").toString());
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(least)) {
            for (Path file : files.toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        Corpus.keep(target, inputs, KEPT);
    }

    /// A word as libFuzzer's dictionaries have it.
    private static String quoted(String word) {
        var quoted = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 0x7f && b != '"' && b != '\\';
            quoted.append(plain ? String.valueOf((char) b) : "\\x%02X".formatted(b & 0xff));
        }
        return quoted.append('"').toString();
    }

    private static long number(String output, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(output);
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-16s %,12d %,9d %,8d  %s",
                target.name(),
                inputs,
                perSecond,
                reached,
                finding.isPresent() ? "FINDING" : "");
    }
}
