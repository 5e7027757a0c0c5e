package org.tidings.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// A real broker of Apache Kafka on this machine, alone and its own controller, to try things with.
///
/// @param directory where everything lies; made if missing
/// @param port that clients come to
public record DemoBroker(Path directory, int port) {
    private static final String CONFIG = "server.properties";

    /// A port that nobody listens on now.
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("There is no free port: " + Sentences.of(e) + ".", e);
        }
    }

    /// As clients are told.
    public String servers() {
        return "localhost:" + port;
    }

    /// Where its output goes.
    public Path log() {
        return directory.resolve("log.txt");
    }

    /// Writes its configuration, and formats its directory if that is new.
    ///
    /// @return the configuration
    public Path furnish() {
        try {
            Path data = Files.createDirectories(directory.resolve("data"));
            Path config = directory.resolve(CONFIG);
            Files.writeString(config, properties(data, freePort()));
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(config);
            }
            return config;
        } catch (IOException e) {
            throw new CannotStart(directory + " cannot be written: " + Sentences.of(e) + ".", e);
        }
    }

    private String properties(Path data, int controllerPort) {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@localhost:%2$d
            controller.listener.names=CONTROLLER
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://localhost:%1$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%3$s
            num.partitions=1
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            """.formatted(port, controllerPort, data.toAbsolutePath());
    }

    private static void format(Path config) {
        var said = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", config.toString()};
        if (StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new CannotStart("Kafka could not format its directory: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    /// Runs it in this process, until that ends.
    ///
    /// @param config as [#furnish] wrote it
    public static void run(Path config) {
        Kafka.main(new String[] {config.toString()});
    }
}
