package org.tidings.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.DoorClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tidings mkdir`: makes directories.
@Command(name = "mkdir", description = "Make directories.")
final class Mkdir implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = {"-p", "--parents"},
            description = "Those above too; no complaint if it is there.")
    private boolean parents;

    @Parameters(paramLabel = "PATH", arity = "1..*")
    private List<String> paths = List.of();

    @Override
    public Integer call() {
        DoorClient door = site.door();
        for (String path : paths) {
            make(door, SiteOptions.path(path));
        }
        return Exit.OK.code();
    }

    private void make(DoorClient door, StoragePath path) {
        if (parents) {
            if (Answers.found(path.text(), door.stat(path))) {
                return;
            }
            make(door, path.parent());
        }
        Answers.done(path.text(), door.makeDirectory(path));
    }
}
