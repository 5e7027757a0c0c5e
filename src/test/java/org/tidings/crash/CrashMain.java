package org.tidings.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Kills the program again and again: `CrashMain ROUNDS [SEED [COMMAND...]]`.
///
/// Prints a line per round and a count at the end; a failed round says what is wrong and keeps its directory.
public final class CrashMain {
    private static final int CONNECTIONS = 6;
    private static final int COMPLAINTS_SHOWN = 20;

    private final List<String> command;
    private final SplittableRandom random;
    private final Path scratch;
    private int sites;
    private int passed;
    private int failed;

    private CrashMain(List<String> command, long seed) throws IOException {
        this.command = command;
        this.random = new SplittableRandom(seed);
        this.scratch = Files.createTempDirectory("tidings-crash-");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        List<String> command = args.length > 2 ? List.of(args).subList(2, args.length) : List.of("./tidings", "demo");
        System.out.println("seed " + seed);
        var main = new CrashMain(command, seed);
        main.run(rounds);
        System.out.println(main.passed + " passed, " + main.failed + " failed");
        System.exit(main.failed == 0 ? 0 : 1);
    }

    /// A site lives through round after round until one fails; then the next round has a new one.
    private void run(int rounds) throws IOException, InterruptedException {
        int done = 0;
        while (done < rounds) {
            try (Site site = new Site(command, scratch.resolve("site" + ++sites))) {
                done = liveOn(site, done, rounds);
            }
        }
        if (failed == 0) {
            delete(scratch);
        } else {
            System.out.println("what failed is kept in " + scratch);
        }
    }

    private int liveOn(Site site, int before, int rounds) throws IOException, InterruptedException {
        List<Story> stories = Stream.generate(Story::new).limit(CONNECTIONS).toList();
        var log = new LogSight();
        try (var operator = new Client(site, "admin")) {
            site.startAndWait(operator::answers);
            int done = before;
            boolean good = true;
            while (good && done < rounds) {
                done++;
                good = told(done, tried(new Round(site, stories, log, random.split())));
            }
            if (good && !saysTheSameTwice(log, operator)) {
                System.out.println("the log read from its beginning differs from what was read after each crash");
                failed++;
            }
            return done;
        }
    }

    private static Round.Report tried(Round round) throws InterruptedException {
        try {
            return round.run();
        } catch (IOException e) {
            return new Round.Report(0, 0, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static boolean saysTheSameTwice(LogSight pieces, Client operator) throws IOException {
        return new LogSight().readOn(operator).equals(pieces.all());
    }

    private boolean told(int round, Round.Report report) {
        boolean good = report.complaints().isEmpty();
        System.out.printf(
                "round %d: %d changes acknowledged, %d in doubt: %s%n",
                round, report.acknowledged(), report.inDoubt(), good ? "good" : "FAILED");
        report.complaints().stream().limit(COMPLAINTS_SHOWN).forEach(c -> System.out.println("    " + c));
        if (good) {
            passed++;
        } else {
            failed++;
        }
        return good;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
