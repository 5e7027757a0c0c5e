package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events of a site in Apache Kafka: the same as listeners hear, each once, whoever is killed.
@Journey
@Timeout(value = 1200, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KafkaTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROUNDS = Integer.getInteger("kafka.rounds", 4);

    @TempDir
    private static Path shared = Path.of("");

    private static Broker broker;

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(shared.resolve("kafka"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void listenersAndKafkaAreToldTheSame(@TempDir Path scratch) {
        try (var site = Site.demoWith(
                        scratch.resolve("site"), "kafka.servers=" + broker.servers(), "kafka.topic=same");
                var heard = Listener.listen(site.as("admin"), "path=/data")) {
            site.as("alice").put("/data/a%20b+%C3%A4", "one").is(201);
            site.as("alice").put("/data/a%20b+%C3%A4", "two!").is(204);
            site.as("alice").move("/data/a%20b+%C3%A4", "/data/c").is(201);
            site.as("alice").delete("/data/c").is(204);
            Frame last = heard.await("file.deleted", "/data/c");
            KafkaSight.awaitCaughtUp(site);

            List<ConsumerRecord<String, byte[]>> records = broker.records("same").stream()
                    .filter(record -> record.key().equals(last.fileId()))
                    .toList();
            List<Frame> frames = heard.events();
            assertThat(records).hasSameSizeAs(frames).hasSize(4);
            for (int i = 0; i < frames.size(); i++) {
                same(records.get(i), frames.get(i));
            }
            assertThat(frames).extracting(Frame::generation).containsExactly(1L, 2L, 2L, 2L);
        }
    }

    private static void same(ConsumerRecord<String, byte[]> record, Frame frame) {
        JsonNode event = frame.json();
        assertThat(JSON.readTree(record.value())).isEqualTo(event.path("data"));
        assertThat(record.key()).isEqualTo(frame.fileId());
        for (String name : List.of(
                "specversion",
                "id",
                "source",
                "type",
                "subject",
                "time",
                "partitionkey",
                "sequence",
                "sequencetype",
                "clientaddress")) {
            assertThat(header(record, "ce_" + name))
                    .as(name)
                    .isEqualTo(event.path(name).asString());
        }
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void aRecordMayHoldTheWholeEvent(@TempDir Path scratch) {
        try (var site = Site.demoWith(
                        scratch.resolve("site"),
                        "kafka.servers=" + broker.servers(),
                        "kafka.form=structured",
                        "kafka.topic=whole");
                var heard = Listener.listen(site.as("admin"), "path=/data")) {
            site.as("alice").put("/data/a", "one").is(201);
            Frame frame = heard.await("file.created", "/data/a");
            KafkaSight.awaitCaughtUp(site);
            assertThat(broker.records("whole"))
                    .filteredOn(record -> record.key().equals(frame.fileId()))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(JSON.readTree(record.value())).isEqualTo(frame.json());
                        assertThat(header(record, "content-type"))
                                .isEqualTo("application/cloudevents+json; charset=UTF-8");
                    });
        }
    }

    /// Killed while it uploads and sends: between commit and record, between record and the memory of it.
    @Test
    void killingTheSiteNeitherLosesNorDoublesARecord(@TempDir Path scratch) {
        var random = new Random();
        try (var site = Site.demoWith(
                        scratch.resolve("site"), "kafka.servers=" + broker.servers(), "kafka.topic=kills");
                var heard = Listener.listen(site.as("admin"), "path=/&from=earliest")) {
            for (int round = 1; round <= ROUNDS; round++) {
                try (var uploads = new Uploads(site, "/data/" + round)) {
                    uploads.awaitCount(random.nextInt(60));
                    site.kill();
                }
                site.startAgain();
                heard.resume();
            }
            site.as("alice").put("/data/the-end", "").is(201);
            heard.await("file.created", "/data/the-end");
            KafkaSight.awaitCaughtUp(site);
            KafkaSight.assertEachOnceInOrder(heard, broker, "kills");
        }
    }

    @Test
    void aSiteStartsWithoutItsBrokerAndSaysSo(@TempDir Path scratch) {
        int port = Site.freePort();
        try (var site = Site.demoWith(scratch.resolve("site"), "kafka.servers=localhost:" + port)) {
            site.as("alice").put("/data/a", "one").is(201);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> site.as("").api("/readyz").is(200).text().contains("does not answer"));
            assertThat(site.as("").api("/readyz").text())
                    .matches("ready\nThe outlet kafka tidings is \\d+ events behind: Kafka at localhost:" + port
                            + " does not answer\\.\n");
        }
    }
}
