package org.tidings.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tidings rm`: removes files, and directories with `-r`.
@Command(name = "rm", description = "Remove files or, with -r, directories.")
final class Rm implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = {"-r", "--recursive"},
            description = "Directories too, with all below them.")
    private boolean recursive;

    @Option(
            names = {"-f", "--force"},
            description = "What is not there counts as removed.")
    private boolean forgiving;

    @Parameters(paramLabel = "PATH", arity = "1..*")
    private List<String> paths = List.of();

    @Override
    public Integer call() {
        DoorClient door = site.door();
        for (String path : paths) {
            remove(door, SiteOptions.path(path));
        }
        return Exit.OK.code();
    }

    private void remove(DoorClient door, StoragePath path) {
        if (!recursive || path.isRoot()) {
            Answer<RemoteEntry> there = door.stat(path);
            if (forgiving && !Answers.found(path.text(), there)) {
                return;
            }
            if (Answers.done(path.text(), there).directory()) {
                throw new Failure(
                        Exit.FAILED,
                        path.isRoot()
                                ? "The root of a site cannot be removed."
                                : path + " is a directory. With -r it is removed with all below it.");
            }
        }
        Answer<Boolean> answer = door.remove(path);
        if (!forgiving || Answers.found(path.text(), answer)) {
            Answers.done(path.text(), answer);
        }
    }
}
