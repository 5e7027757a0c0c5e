package org.tidings.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidings.app.OfflineLog;
import org.tidings.config.Config;
import org.tidings.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tidings log`: what has happened, from the site if it runs, else from its files, archive included.
@Command(
        name = "log",
        description = "Show what has happened. From the files of a site that does not run, archive included; a site"
                + " that runs is asked over its API.")
final class Log implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private SelectorOptions selector = new SelectorOptions();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "A data directory, instead of a configuration.")
    private @Nullable Path data;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "earliest, a cursor, or a time such as 2026-01-31T12:00:00Z. Default: earliest.")
    private String from = "earliest";

    @Option(names = "--json", description = "Each event as a CloudEvent in one line of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var text = new EventText(ZoneId.systemDefault());
        Consumer<String> show = event -> out.println(json ? event : text.of(event));
        Optional<Config> config = config();
        if (config.isEmpty() || OfflineLog.isRunning(config.get())) {
            Answers.done("log", site.apiClient().log(selector.query(), from, show));
        } else {
            readFiles(config.get(), show);
        }
        out.flush();
        return Exit.OK.code();
    }

    private void readFiles(Config config, Consumer<String> show) {
        if (!Files.isDirectory(config.site().directory())) {
            throw new Failure(
                    Exit.NOT_FOUND,
                    "There is no data directory " + config.site().directory() + ".");
        }
        try {
            OfflineLog.read(config, selector.parameters(), from, show);
        } catch (IllegalArgumentException e) {
            throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /// What the data directory was configured with, if we were told of one.
    private Optional<Config> config() {
        if (data == null) {
            return options.exists() ? Optional.of(options.read()) : Optional.empty();
        }
        Path file = data.resolve(ConfigFile.USUAL_NAME);
        Map<String, String> told = new HashMap<>();
        told.put("site.directory", data.toAbsolutePath().toString());
        return Optional.of(
                Files.exists(file)
                        ? ConfigFile.read(file, told, Map.of())
                        : ConfigFile.read("", data.toAbsolutePath(), told, Map.of()));
    }
}
