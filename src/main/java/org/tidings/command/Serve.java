package org.tidings.command;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Furnishing;
import org.tidings.app.House;
import org.tidings.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tidings serve`: a site, as its configuration says.
@Command(name = "serve", description = "Run a site as its configuration says, until stopped.")
final class Serve implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Send all events to this broker of Apache Kafka, as with --set kafka.servers=HOST:PORT.")
    private @Nullable String kafka;

    @Option(names = "--ends-with", hidden = true, paramLabel = "PID", description = "Stop when this process ends.")
    private @Nullable Long endsWith;

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.read(kafka == null ? Map.of() : Map.of("kafka.servers", kafka));
        Optional.ofNullable(endsWith).ifPresent(ProcessTree::endWith);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Serving.untilStopped(config, Furnishing.NONE, out, (house, screen) -> greet(config, house, screen));
        return Exit.OK.code();
    }

    private static void greet(Config config, House house, PrintWriter out) {
        out.printf(
                """

                Tidings: the site '%s'.

                  Door (WebDAV)   %s
                  Events (SSE)    %s/api/v1/events/stream
                  Data            %s

                Stop it with control-C, or: kill %d

                """,
                config.site().name(),
                house.door(),
                house.api(),
                config.site().directory(),
                ProcessHandle.current().pid());
    }
}
