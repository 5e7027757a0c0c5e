package org.tidings.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.config.Amounts;
import org.tidings.model.Did;
import org.tidings.wire.client.CatalogueClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `tidings catalogue`: what exists at many sites, asked of the site that keeps the catalogue.
@Command(
        name = "catalogue",
        description = "Show which files exist at which sites, for operators.",
        subcommands = {CatalogueCommand.Files.class, CatalogueCommand.Show.class, CatalogueCommand.Places.class})
final class CatalogueCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    /// @throws Failure when that is no DID
    static Did did(String text) {
        try {
            return Did.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new Failure(Exit.USAGE, "'" + text + "' is no file of the catalogue: " + notOne.getMessage(), notOne);
        }
    }

    private static String visible(JsonNode text) {
        return EventText.visible(text.asString(""));
    }

    /// `tidings catalogue ls`.
    @Command(name = "ls", description = "List files: how many good copies, how large, and their names.")
    static final class Files implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Option(names = "-l", description = "Also at which sites each is, and how.")
        private boolean detailed;

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Parameters(
                paramLabel = "SCOPE:PREFIX",
                defaultValue = "",
                description = "Only a scope's, or those whose names begin so. Default: all.")
        private String which = "";

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            int colon = which.indexOf(':');
            String scope = colon < 0 ? which : which.substring(0, colon);
            String prefix = colon < 0 ? "" : which.substring(colon + 1);
            if (scope.isEmpty() && !which.isEmpty()) {
                throw new Failure(Exit.USAGE, "'" + which + "' names no scope: write SCOPE:PREFIX, as in data:raw/");
            }
            Answers.done(
                    "catalogue",
                    site.catalogue().dids(scope, prefix, did -> out.println(json ? did.toString() : text(did))));
            out.flush();
            return Exit.OK.code();
        }

        private String text(JsonNode did) {
            int good = did.path("good").asInt();
            String line = "%2d %s  %9s  %s"
                    .formatted(
                            good,
                            good == 1 ? "copy  " : "copies",
                            Amounts.readable(did.path("size").asLong()),
                            visible(did.path("did")));
            return detailed ? line + "  " + places(did) : line;
        }

        private static String places(JsonNode did) {
            String there = states(did.path("replicas"));
            String coming = states(did.path("copying"));
            return "(" + there + (coming.isEmpty() ? "" : "; coming: " + coming) + ")";
        }

        private static String states(JsonNode places) {
            return places.properties().stream()
                    .map(place -> place.getKey() + " " + place.getValue().asString(""))
                    .collect(Collectors.joining(", "));
        }
    }

    /// `tidings catalogue show`.
    @Command(name = "show", description = "Show everything about one file: its copies, its rules, its history.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Option(names = "--json", description = "As one JSON object, without the history.")
        private boolean json;

        @Parameters(paramLabel = "SCOPE:NAME")
        private String which = "";

        @Override
        public Integer call() {
            Did did = did(which);
            CatalogueClient client = site.catalogue();
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            JsonNode file = Answers.done(did.text(), client.did(did));
            if (json) {
                out.println(file);
            } else {
                var text = new FileText(out);
                text.show(file);
                text.beginHistory();
                Answers.done(did.text(), client.history(did, text::happened));
            }
            out.flush();
            return Exit.OK.code();
        }
    }

    /// `tidings catalogue rses`.
    @Command(name = "rses", description = "List the places that hold copies: how they are, what they hold.")
    static final class Places implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            JsonNode rses = Answers.done("catalogue", site.catalogue().rses()).path("rses");
            if (json) {
                rses.values().forEach(out::println);
            } else {
                var table = new Table(List.of("RSE", "IS", "FILES", "BYTES", "ATTRIBUTES"));
                rses.values().forEach(rse -> table.row(row(rse)));
                table.print(out);
            }
            out.flush();
            return Exit.OK.code();
        }

        private static List<String> row(JsonNode rse) {
            JsonNode holdings = rse.path("holdings");
            String attributes = rse.path("attributes").properties().stream()
                    .map(a -> a.getKey() + "=" + visible(a.getValue()))
                    .collect(Collectors.joining(" "));
            return List.of(
                    visible(rse.path("rse")),
                    state(rse),
                    Long.toString(holdings.path("files").asLong()),
                    Amounts.readable(holdings.path("bytes").asLong()),
                    attributes);
        }

        private static String state(JsonNode rse) {
            return rse.path("alive").asBoolean(false)
                    ? "alive"
                    : "silent since " + visible(rse.path("since")) + ": " + visible(rse.path("reason"));
        }
    }
}
