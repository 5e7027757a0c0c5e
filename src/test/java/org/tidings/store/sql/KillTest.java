package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Line;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.store.Facts;

/// What was answered survives kill -9; what was not is there whole or not at all.
class KillTest {
    private static final int SUBMITTERS = 8;
    private static final int ANSWERED_BEFORE_THE_KILL = 300;

    @TempDir
    Path directory;

    @Test
    void whatWasAnsweredSurvivesKilling() throws IOException, InterruptedException {
        Set<String> answered = new HashSet<>();
        for (int life = 0; life < 3; life++) {
            answered.addAll(liveAndDie(life));
            try (var store = open(directory)) {
                List<Line> lines = ((Reading.Lines) store.log().read(Offset.ORIGIN, 100_000)).lines();
                List<String> names = store.namespace().list(FileId.ROOT, "", 100_000).stream()
                        .map(entry -> entry.name())
                        .toList();
                assertThat(names).containsAll(answered);
                assertThat(lines.stream().map(line -> line.heading().place().name()))
                        .containsExactlyInAnyOrderElementsOf(names);
                assertThat(lines.stream().map(line -> line.offset().value()))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, lines.size()).boxed().toList());
                assertThat(store.namespace().usage().files()).isEqualTo(names.size());
            }
        }
    }

    /// A process that makes files until it is killed; returns the names of those it said were made.
    private List<String> liveAndDie(int life) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillTest.class.getName(),
                        directory.toString(),
                        "life" + life)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answered = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var name = next(out); name.isPresent(); name = next(out)) {
                answered.add(name.get());
                if (answered.size() == ANSWERED_BEFORE_THE_KILL) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
        return answered;
    }

    private static Optional<String> next(BufferedReader out) throws IOException {
        // A line cut off by the kill has no end: it was not said.
        return Optional.ofNullable(out.readLine()).filter(line -> line.endsWith("."));
    }

    private static SqlFixture open(Path directory) {
        return new SqlFixture(tools -> SqlStore.sqlite(directory.resolve("tidings.db"), tools));
    }

    /// Makes files for ever, and says each name, once it is answered.
    public static void main(String[] args) {
        var store = open(Path.of(args[0]));
        for (int s = 0; s < SUBMITTERS; s++) {
            String prefix = args[1] + "-" + s + "-";
            var random = new Random(prefix.hashCode());
            Thread.ofPlatform().start(() -> {
                for (int i = 0; ; i++) {
                    String name = prefix + i + ".";
                    FileId id = FileId.at(Facts.MODIFIED, random);
                    Facts.say(store.ledger(), Facts.fileCreated(id, Facts.at(FileId.ROOT, "/" + name)));
                    System.out.print(name + "\n");
                    System.out.flush();
                }
            });
        }
    }
}
