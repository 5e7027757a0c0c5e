package org.tidings.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Sentences;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings put`: stores local files at a site and checks that they arrived whole.
@Command(name = "put", description = "Upload files or, with -r, directories.")
final class Put implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = {"-r", "--recursive"},
            description = "Directories too, with all below them.")
    private boolean recursive;

    @Option(
            names = {"-n", "--no-replace"},
            description = "Leave a file alone that is there already.")
    private boolean onlyIfFree;

    @Option(names = "--json", description = "One JSON object for each file.")
    private boolean json;

    @Parameters(
            paramLabel = "FILE... PATH",
            arity = "2..*",
            description = "Local files ('-': standard input), then where to: a new path, or a directory.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        DoorClient door = site.door();
        List<String> sources = arguments.subList(0, arguments.size() - 1);
        StoragePath target = SiteOptions.path(arguments.getLast());
        boolean into = arguments.getLast().endsWith("/") || sources.size() > 1 || isDirectory(door, target);
        for (String source : sources) {
            Path local = Path.of(source);
            boolean standardInput = source.equals("-");
            put(door, standardInput ? null : local, into && !standardInput ? target.child(nameOf(local)) : target);
        }
        return Exit.OK.code();
    }

    private static boolean isDirectory(DoorClient door, StoragePath path) {
        return path.isRoot()
                || (door.stat(path) instanceof Answer.Done<RemoteEntry> there
                        && there.value().directory());
    }

    private static String nameOf(Path local) {
        return local.toAbsolutePath().normalize().getFileName().toString();
    }

    /// @param local nothing for standard input
    private void put(DoorClient door, @Nullable Path local, StoragePath target) {
        if (local == null || !Files.isDirectory(local)) {
            putFile(door, local, target);
            return;
        }
        if (!recursive) {
            throw new Failure(Exit.FAILED, local + " is a directory. With -r it is uploaded with all below it.");
        }
        if (!Answers.found(target.text(), door.stat(target))) {
            Answers.done(target.text(), door.makeDirectory(target));
        }
        try (Stream<Path> below = Files.list(local)) {
            below.sorted().forEach(path -> put(door, path, target.child(nameOf(path))));
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Exit.FAILED, "Reading " + local + ": " + Sentences.of(e) + ".", e);
        }
    }

    private void putFile(DoorClient door, @Nullable Path local, StoragePath target) {
        var line = Objects.requireNonNull(spec).commandLine();
        var sum = new Adler32();
        long size = sizeOf(local);
        try (var bar = Passage.bar(line.getErr(), target.text(), size)) {
            var upload = new DoorClient.Upload(
                    () -> {
                        sum.reset();
                        return new Passage.Counted(opened(local), sum, bar::reached);
                    },
                    size,
                    onlyIfFree);
            Map<String, String> arrived = Answers.done(target.text(), door.put(target, upload));
            String stored = arrived.getOrDefault("adler32", Passage.hex(sum));
            if (!stored.equals(Passage.hex(sum))) {
                throw new Failure(
                        Exit.CORRUPT,
                        target + " arrived with adler32 " + stored + ", but was sent with " + Passage.hex(sum)
                                + ". Upload it again.");
            }
        }
        tell(line.getOut(), target, Passage.hex(sum));
    }

    private void tell(PrintWriter out, StoragePath target, String adler32) {
        if (json) {
            out.println(Json.line(Map.of("path", target.text(), "adler32", adler32)));
        }
    }

    private static long sizeOf(@Nullable Path local) {
        try {
            return local == null ? -1 : Files.size(local);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Reading " + local + ": " + Sentences.of(e) + ".", e);
        }
    }

    private static InputStream opened(@Nullable Path local) {
        try {
            return local == null ? System.in : Files.newInputStream(local);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Reading " + local + ": " + Sentences.of(e) + ".", e);
        }
    }
}
