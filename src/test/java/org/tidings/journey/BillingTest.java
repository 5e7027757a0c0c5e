package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Consumers written for dCache's billing stream.
@Journey
class BillingTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// As facilities run it beside dCache: for each file that is written, a macaroon for whoever works on it, and a
    /// directory for what comes out.
    private static final class Workflow implements AutoCloseable {
        private final Set<String> handled = new ConcurrentSkipListSet<>();
        private final Visitor user;
        private final KafkaStreams streams;

        Workflow(Broker broker, Visitor user, Path scratch) {
            this.user = user;
            var builder = new StreamsBuilder();
            builder.<String, String>stream("billing")
                    .mapValues(value -> JSON.readTree(value))
                    .filter((_, record) -> isUpload(record))
                    .foreach((_, record) -> handle(record.path("transferPath").asString()));
            var settings = new Properties();
            settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "workflow");
            settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.servers());
            settings.put(StreamsConfig.STATE_DIR_CONFIG, scratch.toString());
            settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
            settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
            settings.put("auto.offset.reset", "earliest");
            streams = new KafkaStreams(builder.build(), settings);
            streams.start();
        }

        private static boolean isUpload(JsonNode record) {
            return record.path("msgType").asString().equals("transfer")
                    && record.path("cellType").asString().equals("pool")
                    && record.path("isWrite").asString().equals("write")
                    && !record.path("isP2p").booleanValue()
                    && record.path("status").path("code").asInt(-1) == 0
                    && record.path("transferPath").asString().endsWith(".raw");
        }

        private void handle(String path) {
            Answer macaroon = user.door(
                    "POST",
                    path,
                    "{\"caveats\": [\"activity:DOWNLOAD\"], \"validity\": \"PT1H\"}",
                    "Content-Type",
                    "application/macaroon-request");
            String token =
                    JSON.readTree(macaroon.is(200).text()).path("macaroon").asString();
            String bytes = new Visitor(user.site(), "", "")
                    .get(path, "Authorization", "Bearer " + token)
                    .is(200)
                    .text();
            user.makeDirectory(path + "." + bytes).is(201);
            handled.add(path);
        }

        @Override
        public void close() {
            streams.close(Duration.ofSeconds(10));
        }
    }

    @Test
    void aStreamsProgramWorksAndKcatShowsTheSame(@TempDir Path scratch) {
        try (var broker = Broker.start(scratch.resolve("kafka"));
                var site = Site.demoWith(
                        scratch.resolve("site"), "kafka.servers=" + broker.servers(), "kafka.billing=billing")) {
            Visitor alice = site.as("alice");
            alice.put("/data/run1.raw", "first").is(201);
            alice.put("/data/notes.txt", "text").is(201);
            KafkaSight.awaitCaughtUp(site);
            try (var workflow = new Workflow(broker, alice, scratch.resolve("streams"))) {
                alice.put("/data/run2.raw", "second").is(201);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> workflow.handled.equals(Set.of("/data/run1.raw", "/data/run2.raw")));
            }
            alice.get("/data/run2.raw.second/").is(200);
            alice.delete("/data/notes.txt").is(204);
            KafkaSight.awaitCaughtUp(site);

            List<JsonNode> shown = kcat(broker);
            assertThat(of(shown, "remove", "/data/notes.txt")).singleElement().satisfies(record -> {
                assertThat(record.path("VERSION").asString()).isEqualTo("1.0");
                assertThat(record.path("cellType").asString()).isEqualTo("door");
                assertThat(record.path("owner").asString()).isEqualTo("alice");
                assertThat(record.path("mappedUID").asInt()).isEqualTo(1001);
                assertThat(record.path("client").asString()).isEqualTo("127.0.0.1");
            });
            assertThat(of(shown, "transfer", "/data/run2.raw"))
                    .extracting(record -> record.path("isWrite").asString())
                    .containsExactly("write", "read");
            assertThat(of(shown, "request", "/data/run2.raw"))
                    .extracting(
                            record -> record.path("moverInfo").path("isWrite").asString())
                    .containsExactly("write", "read");
            JsonNode read = of(shown, "transfer", "/data/run2.raw").get(1);
            assertThat(read.path("transferSize").asLong()).isEqualTo("second".length());
            assertThat(read.path("transferTime").isIntegralNumber()).isTrue();
            assertThat(read.path("pnfsid").asString()).matches("[0-9A-F]{36}");
            assertThat(read.path("subject").values()).contains(JSON.valueToTree("UidPrincipal[1001]"));
        }
    }

    private static List<JsonNode> kcat(Broker broker) {
        return Tool.run("kcat", "-b", broker.servers(), "-t", "billing", "-C", "-e", "-q")
                .succeeded()
                .out()
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private static List<JsonNode> of(List<JsonNode> records, String type, String path) {
        return records.stream()
                .filter(record -> record.path("msgType").asString().equals(type)
                        && record.path("transferPath").asString().equals(path))
                .toList();
    }
}
