package org.tidings.command;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.config.Amounts;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings ls`: what is in a directory.
@Command(name = "ls", description = "List a directory of a site.")
final class Ls implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "-l", description = "Size, time and name of each.")
    private boolean detailed;

    @Option(
            names = {"-r", "--recursive"},
            description = "And all below.")
    private boolean recursive;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Parameters(paramLabel = "PATH", defaultValue = "/", description = "Default: ${DEFAULT-VALUE}")
    private String path = "/";

    @Override
    public Integer call() {
        show(
                site.door(),
                SiteOptions.path(path),
                java.util.Objects.requireNonNull(spec).commandLine().getOut());
        return Exit.OK.code();
    }

    private void show(DoorClient door, StoragePath directory, PrintWriter out) {
        List<StoragePath> below = new ArrayList<>();
        Answers.done(directory.text(), door.list(directory, entry -> {
            out.println(json ? Json.line(members(entry)) : text(entry));
            if (recursive && entry.directory()) {
                below.add(entry.path());
            }
        }));
        out.flush();
        below.forEach(path -> show(door, path, out));
    }

    private String text(RemoteEntry entry) {
        String name = recursive ? entry.path().text() : entry.path().name();
        if (entry.directory()) {
            name += "/";
        }
        if (!detailed) {
            return name;
        }
        String size = entry.directory() ? "-" : Amounts.readable(entry.sizeBytes());
        return "%9s  %16s  %s"
                .formatted(size, entry.modified().map(TIME::format).orElse(""), name);
    }

    static Map<String, Object> members(RemoteEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("path", entry.path().text());
        members.put("kind", entry.directory() ? "directory" : "file");
        if (!entry.directory()) {
            members.put("size", entry.sizeBytes());
        }
        entry.modified().ifPresent(time -> members.put("modified", time.toString()));
        return members;
    }
}
