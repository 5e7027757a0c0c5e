package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// `./dev bench`: measures the rows asked for (all when none is named) and prints one table.
///
/// Exit code 0 when every row was measured (whether or not its target was reached), 1 when a row broke, 2 for a wrong
/// option.
public final class BenchMain {
    private static final List<Row> ROWS = List.of(
            new StartRow(),
            new PutRow(),
            new GetRow(),
            new PropfindRow(),
            new LargeFileRow(),
            new IdleLatencyRow(),
            new BusyLatencyRow(),
            new FanoutRow(),
            new DistinctPathsRow(),
            new CatchUpRow(),
            new HeapRow(),
            new NamespaceRow(),
            new CatalogueRow());

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(
                    List.of(arguments), ROWS.stream().map(Row::name).toList());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        var table = new Table(Machine.describe());
        System.exit(measure(options, table, System.out) ? 0 : 1);
    }

    private static boolean measure(Options options, Table table, PrintStream progress) throws Exception {
        boolean whole = true;
        try (var bench = new Bench(options, table, progress)) {
            for (Row row : ROWS) {
                if (options.wants(row.name())) {
                    whole &= measured(row, bench, progress);
                }
            }
            // Before the servers stop and a million files are removed, which may take a while or go wrong.
            print(options, table, progress);
        }
        return whole;
    }

    private static void print(Options options, Table table, PrintStream out) throws IOException {
        out.println();
        out.print(table.text());
        if (options.markdown().isPresent()) {
            Files.writeString(options.markdown().get(), table.markdown());
        }
    }

    private static boolean measured(Row row, Bench bench, PrintStream progress) {
        progress.printf("%n== %s%n", row.name());
        long began = System.nanoTime();
        try {
            row.measure(bench);
            return true;
        } catch (Exception broken) {
            progress.printf("   broken: %s%n", broken);
            broken.printStackTrace(progress);
            bench.table().add(Figure.broken(row.name(), String.valueOf(broken.getMessage())));
            return false;
        } finally {
            progress.printf(
                    "   (%d s)%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }
}
