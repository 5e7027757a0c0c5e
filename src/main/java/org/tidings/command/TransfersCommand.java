package org.tidings.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.TimeAndChance;
import org.tidings.ledger.Signal;
import org.tidings.wire.client.CatalogueClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `tidings transfers`: what is on its way between sites.
@Command(name = "transfers", description = "Show what is on its way between sites, for operators.")
final class TransfersCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String CLEARED = "\u001b[H\u001b[2J";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--watch", description = "Look again every second, until stopped with control-C.")
    private boolean watch;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "With --watch: end after so many looks.")
    private long looks = Long.MAX_VALUE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "40",
            description = "At most so many, 1 to 1000. Default: ${DEFAULT-VALUE}")
    private int limit = 40;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        CatalogueClient client = site.catalogue();
        show(client, out);
        for (long look = 1; watch && look < looks && !out.checkError(); look++) {
            new Signal().awaitAfter(0, BETWEEN_LOOKS);
            if (Terminal.isThere()) {
                out.print(CLEARED);
            }
            show(client, out);
        }
        return Exit.OK.code();
    }

    private void show(CatalogueClient client, PrintWriter out) {
        JsonNode answer = Answers.done("transfers", client.transfers(limit));
        JsonNode transfers = answer.path("transfers");
        if (json) {
            transfers.values().forEach(out::println);
        } else {
            var table = new Table(TransferText.HEADS);
            var now = TimeAndChance.clock().instant();
            transfers.values().forEach(transfer -> table.row(TransferText.row(transfer, now)));
            table.print(out);
            JsonNode counts = answer.path("counts");
            out.printf(
                    "%d running, %d arrived, %d waiting%n",
                    counts.path("RUNNING").asLong(),
                    counts.path("ARRIVED").asLong(),
                    counts.path("WAITING").asLong());
        }
        out.flush();
    }
}
