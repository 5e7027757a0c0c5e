package org.tidings.wire.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// A topic, and how it is reached.
///
/// @param servers as Kafka's `bootstrap.servers`
/// @param properties of Kafka's clients, which win over ours
/// @param partitions if we have to make it
/// @param replicas of each of those
public record Topic(String name, String servers, Map<String, String> properties, int partitions, int replicas) {
    public Topic {
        properties = Map.copyOf(properties);
    }

    /// What all our clients of it are told.
    Map<String, Object> settings(String purpose) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("client.id", "tidings-" + name + "-" + purpose);
        settings.putAll(properties);
        return settings;
    }

    /// Where records of a key go, as Kafka's own clients have it.
    static int partitionOf(String key, int count) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), count);
    }
}
