package org.tidings.command;

import java.util.concurrent.Callable;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.RemoteEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tidings mv`: gives a file or directory another path.
@Command(name = "mv", description = "Move or rename a file or directory within a site.")
final class Mv implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = {"-f", "--force"},
            description = "Replace a file that is there already.")
    private boolean replace;

    @Parameters(index = "0", paramLabel = "FROM")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "A new path, or a directory to move into.")
    private String to = "";

    @Override
    public Integer call() {
        DoorClient door = site.door();
        StoragePath source = SiteOptions.path(from);
        StoragePath target = SiteOptions.path(to);
        if (door.stat(target) instanceof Answer.Done<RemoteEntry> there
                && there.value().directory()) {
            target = target.child(source.name());
        }
        Answers.done(source.text(), door.move(source, target, replace));
        return Exit.OK.code();
    }
}
