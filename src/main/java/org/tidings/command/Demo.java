package org.tidings.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.access.PasswordHash;
import org.tidings.app.DemoBroker;
import org.tidings.app.DemoSite;
import org.tidings.app.DemoSites;
import org.tidings.app.House;
import org.tidings.app.TimeAndChance;
import org.tidings.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tidings demo`: a site on this machine, ready to be tried.
@Command(name = "demo", description = "Start a site on this machine with users alice, bob and admin, to try things.")
final class Demo implements Callable<Integer> {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 10;
    private static final int MOST_SITES = 26;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep it. Default: ~/.local/share/tidings-demo")
    private @Nullable Path data;

    @Option(names = "--door-port", paramLabel = "PORT", description = "For files. 0: any free one. Default: 2880")
    private int doorPort = 2880;

    @Option(names = "--api-port", paramLabel = "PORT", description = "For events. 0: any free one. Default: 3880")
    private int apiPort = 3880;

    @Option(names = "--password", paramLabel = "PW", description = "Of all its users. Default: a random one, printed.")
    private @Nullable String password;

    @Option(
            names = "--sites",
            paramLabel = "N",
            description = "So many sites, and a catalogue of them with rules that keep copies. The catalogue has the"
                    + " ports given, the sites the next ones.")
    private int sites;

    @Option(
            names = "--kafka",
            description = "Also a broker of Apache Kafka, in a process of its own, that is told everything.")
    private boolean kafka;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Its port. 0: any free one. Default: 9092")
    private int kafkaPort = 9092;

    @Mixin
    private Overrides overrides = new Overrides();

    @Override
    public Integer call() throws InterruptedException {
        var random = TimeAndChance.unguessable();
        Path directory = Optional.ofNullable(data)
                .orElseGet(Demo::usualDirectory)
                .toAbsolutePath()
                .normalize();
        String chosen = Optional.ofNullable(password).orElseGet(() -> drawn(random));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (sites > 0) {
            Path place = data == null ? directory.resolveSibling("tidings-demo-sites") : directory;
            new DemoOfSites(new DemoSites(place, Math.min(sites, MOST_SITES), doorPort, apiPort), place, chosen, out)
                    .run(random);
            return Exit.OK.code();
        }
        var hash = PasswordHash.of(chosen, PasswordHash.USUAL_COST, random);
        try (var tree = new ProcessTree()) {
            Map<String, String> told = new LinkedHashMap<>(kafka ? startBroker(directory, tree) : Map.of());
            told.putAll(overrides.byKey());
            var site = new DemoSite(directory, doorPort, apiPort, hash, told);
            Serving.untilStopped(site.config(), site, out, (house, screen) -> greet(site, chosen, house, screen));
        }
        return Exit.OK.code();
    }

    /// @return what the site is told of it
    private Map<String, String> startBroker(Path directory, ProcessTree tree) {
        int port = kafkaPort == 0 ? DemoBroker.freePort() : kafkaPort;
        var broker = new DemoBroker(directory.resolveSibling(directory.getFileName() + "-kafka"), port);
        List<String> arguments = List.of("broker", "--config", broker.furnish().toString());
        tree.start(new ProcessTree.Child("broker", arguments, broker.log()));
        return Map.of("kafka.servers", broker.servers(), "kafka.billing", "billing");
    }

    private static Path usualDirectory() {
        String told = Optional.ofNullable(System.getenv("XDG_DATA_HOME")).orElse("");
        Path share = told.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(told);
        return share.resolve("tidings-demo");
    }

    private static String drawn(SecureRandom random) {
        var password = new StringBuilder();
        random.ints(PASSWORD_LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        return password.toString();
    }

    private static void greet(DemoSite site, String password, House house, PrintWriter out) {
        String door = shown(house.door());
        String api = shown(house.api());
        String user = "alice:" + quoted(password);
        out.printf(
                """

                Tidings: storage that tells you what happened. This is a demo site on this machine.

                  Files    WebDAV             %s/
                  Events   Server-Sent Events %s/api/v1/events/stream
                  Users    alice, bob, admin  password: %s
                  Data     %s

                In another terminal, listen:

                  curl -N -u %s '%s/api/v1/events/stream?path=/data&recursive=true'

                and in a third, store something:

                  curl -u %s -T README.md %s/data/
                  rclone copy /usr/share/doc :webdav:/data/doc --webdav-url %s \\
                      --webdav-user alice --webdav-pass "$(rclone obscure %s)"
                %s
                Stop it with control-C, or: kill %d

                """,
                door,
                api,
                password,
                site.config().site().directory(),
                user,
                api,
                user,
                door,
                door,
                quoted(password),
                site.config().kafka().map(Demo::aboutKafka).orElse(""),
                ProcessHandle.current().pid());
    }

    private static String aboutKafka(Config.Kafka kafka) {
        return """

            Kafka is told everything, too. With kcat, for instance:

              kcat -b %1$s -t %2$s -C -f '%%h %%s\\n'
            %3$s\
            """.formatted(
                        kafka.servers(),
                        kafka.topic(),
                        kafka.billing()
                                .map(topic -> "  kcat -b " + kafka.servers() + " -t " + topic + " -C\n")
                                .orElse(""));
    }

    private static String shown(URI edge) {
        return edge.getScheme() + "://localhost:" + edge.getPort();
    }

    /// For a shell, where it needs quotes.
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
