package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/// What is to be seen of a site's outlets to Kafka.
final class KafkaSight {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private KafkaSight() {}

    /// Waits until all that was committed is safe in all topics.
    static void awaitCaughtUp(Site site) {
        Awaitility.await().atMost(PATIENCE).until(() -> lags(site).stream().allMatch(lag -> lag == 0));
    }

    /// How far behind its outlets are, in events.
    static List<Double> lags(Site site) {
        List<Double> lags = site.as("")
                .api("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("tidings_outlet_lag{"))
                .map(line ->
                        Double.parseDouble(line.substring(line.indexOf('}') + 1).strip()))
                .toList();
        assertThat(lags).isNotEmpty();
        return lags;
    }

    /// Holds a topic against what a listener heard who heard everything: the same ids, each once, and for each key in
    /// the same order.
    static void assertEachOnceInOrder(Listener heard, Broker broker, String topic) {
        Map<String, List<String>> told = new HashMap<>();
        heard.events()
                .forEach(frame -> told.computeIfAbsent(
                                frame.json().path("partitionkey").asString(), _ -> new ArrayList<>())
                        .add(frame.eventId()));
        Map<String, List<String>> sent = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : broker.records(topic)) {
            byte[] id = record.headers().lastHeader("ce_id").value();
            sent.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(new String(id, StandardCharsets.UTF_8));
        }
        assertThat(sent).containsAllEntriesOf(told);
    }
}
