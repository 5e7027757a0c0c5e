package org.tidings.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.DemoBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tidings broker`: the broker of `tidings demo --kafka`, in a process of its own.
@Command(name = "broker", hidden = true, description = "Run the broker of a demo.")
final class Broker implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "As the demo wrote it.")
    private @Nullable Path config;

    @Option(names = "--ends-with", required = true, paramLabel = "PID", description = "Stop when this process ends.")
    private long endsWith;

    @Override
    public Integer call() {
        ProcessTree.endWith(endsWith);
        DemoBroker.run(Objects.requireNonNull(config));
        return Exit.OK.code();
    }
}
