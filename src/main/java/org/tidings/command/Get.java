package org.tidings.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Sentences;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings get`: fetches files from a site; a local file appears only when it is whole and its checksum is right.
@Command(name = "get", description = "Download a file or, with -r, a directory.")
final class Get implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = {"-r", "--recursive"},
            description = "A directory, with all below it.")
    private boolean recursive;

    @Parameters(index = "0", paramLabel = "PATH", description = "What to fetch.")
    private String path = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            defaultValue = ".",
            description = "Where to: a file, a directory, or '-' for standard output. Default: here.")
    private String target = ".";

    @Override
    public Integer call() {
        DoorClient door = site.door();
        StoragePath source = SiteOptions.path(path);
        if (target.equals("-")) {
            receive(door, source, System.out);
            return Exit.OK.code();
        }
        Path local = Path.of(target);
        boolean into = Files.isDirectory(local) && !source.isRoot();
        fetch(door, source, into ? local.resolve(source.name()) : local);
        return Exit.OK.code();
    }

    private void fetch(DoorClient door, StoragePath source, Path local) {
        RemoteEntry entry = Answers.done(source.text(), door.stat(source));
        if (entry.directory() && !recursive) {
            throw new Failure(Exit.FAILED, source + " is a directory. With -r it is fetched with all below it.");
        }
        fetch(door, entry, local);
    }

    private void fetch(DoorClient door, RemoteEntry entry, Path local) {
        if (!entry.directory()) {
            fetchFile(door, entry.path(), local);
            return;
        }
        try {
            Files.createDirectories(local);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Writing " + local + ": " + Sentences.of(e) + ".", e);
        }
        List<RemoteEntry> below = new ArrayList<>();
        Answers.done(entry.path().text(), door.list(entry.path(), below::add));
        below.forEach(child -> fetch(door, child, local.resolve(child.path().name())));
    }

    private void fetchFile(DoorClient door, StoragePath source, Path local) {
        Path part = local.resolveSibling(local.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            receive(door, source, out);
            out.close();
            Files.move(part, local, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Writing " + local + ": " + Sentences.of(e) + ".", e);
        } finally {
            deleted(part);
        }
    }

    private void receive(DoorClient door, StoragePath source, OutputStream out) {
        var download = Answers.done(source.text(), door.get(source));
        var sum = new Adler32();
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        try (var bar = Passage.bar(err, source.text(), download.sizeBytes());
                InputStream in = new Passage.Counted(download.body(), sum, bar::reached)) {
            in.transferTo(out);
            out.flush();
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Fetching " + source + " broke off: " + Sentences.of(e) + ".", e);
        }
        if (!download.adler32().orElse(Passage.hex(sum)).equals(Passage.hex(sum))) {
            throw new Failure(
                    Exit.CORRUPT,
                    source + " arrived with adler32 " + Passage.hex(sum) + ", but the site says "
                            + download.adler32().orElse("") + ". Fetch it again.");
        }
    }

    private static void deleted(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Removing " + part + ": " + Sentences.of(e) + ".", e);
        }
    }
}
