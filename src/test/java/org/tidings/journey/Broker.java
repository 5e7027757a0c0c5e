package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.tidings.app.DemoBroker;

/// A real broker of Apache Kafka in a process of its own, as `tidings demo --kafka` starts it.
///
/// Its port stays that of the first start.
final class Broker implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final DemoBroker demo;
    private final String[] more;
    private Program program;

    private Broker(Path directory, String... more) {
        this.demo = new DemoBroker(directory, Site.freePort());
        this.more = more;
        this.program = launched();
    }

    /// @param more lines of its configuration
    static Broker start(Path directory, String... more) {
        var broker = new Broker(directory, more);
        broker.awaitAnswer();
        return broker;
    }

    private Program launched() {
        Path config = demo.furnish();
        try {
            Files.write(config, List.of(more), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long us = ProcessHandle.current().pid();
        return Program.tidings(List.of("broker", "--config", config.toString(), "--ends-with", String.valueOf(us)));
    }

    String servers() {
        return demo.servers();
    }

    long pid() {
        return program.pid();
    }

    /// What of it is stored.
    Path data() {
        return demo.directory().resolve("data");
    }

    private void awaitAnswer() {
        Awaitility.await().atMost(TO_START).ignoreExceptions().until(() -> {
            try (Admin admin = admin()) {
                return !admin.describeCluster().nodes().get().isEmpty();
            }
        });
    }

    Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", servers(), "request.timeout.ms", 2000, "default.api.timeout.ms", 4000));
    }

    /// Does something as the cluster's administrator.
    void administer(Deed deed) {
        try (Admin admin = admin()) {
            deed.with(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What an administrator does.
    interface Deed {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }

    void kill() {
        program.kill();
    }

    /// Waits until it has ended by itself.
    void awaitEnd() {
        Awaitility.await().atMost(TO_STOP).until(() -> !program.isRunning());
    }

    void startAgain() {
        assertThat(program.isRunning()).isFalse();
        program = launched();
        awaitAnswer();
    }

    /// SIGSTOP: it is there, and does nothing.
    void pause() {
        Tool.run("kill", "-STOP", String.valueOf(pid())).succeeded();
    }

    void goOn() {
        Tool.run("kill", "-CONT", String.valueOf(pid())).succeeded();
    }

    /// All records of a topic, partition after partition.
    List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                var partition = new TopicPartition(topic, info.partition());
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                }
            }
        }
        return records;
    }

    @Override
    public void close() {
        if (program.isRunning()) {
            goOn();
            program.stop(TO_STOP);
        }
    }
}
