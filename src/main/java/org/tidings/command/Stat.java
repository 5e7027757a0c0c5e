package org.tidings.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

/// `tidings stat`: all a site says about a file or directory.
@Command(name = "stat", description = "Show everything about a file or directory of a site.")
final class Stat implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    @Parameters(paramLabel = "PATH")
    private String path = "/";

    @Override
    public Integer call() {
        DoorClient door = site.door();
        StoragePath asked = SiteOptions.path(path);
        RemoteEntry entry = Answers.done(asked.text(), door.stat(asked));
        Map<String, String> checksums =
                entry.directory() ? Map.of() : Answers.done(asked.text(), door.checksums(asked));
        show(entry, checksums, Objects.requireNonNull(spec).commandLine().getOut());
        return Exit.OK.code();
    }

    private void show(RemoteEntry entry, Map<String, String> checksums, PrintWriter out) {
        if (json) {
            Map<String, Object> members = Ls.members(entry);
            members.put("checksums", checksums);
            members.put("properties", new TreeMap<>(entry.properties()));
            out.println(Json.line(members));
            return;
        }
        line(out, "path", entry.path().text());
        line(out, "kind", entry.directory() ? "directory" : "file");
        if (!entry.directory()) {
            line(out, "size", entry.sizeBytes() + " (" + Amounts.readable(entry.sizeBytes()) + ")");
        }
        entry.modified().ifPresent(time -> line(out, "modified", time.toString()));
        checksums.forEach((name, value) -> line(out, name, value));
        new TreeMap<>(entry.properties()).forEach((name, value) -> line(out, name, value));
        out.flush();
    }

    private static void line(PrintWriter out, String name, String value) {
        if (!value.isEmpty()) {
            out.printf("%-22s %s%n", name, value);
        }
    }
}
