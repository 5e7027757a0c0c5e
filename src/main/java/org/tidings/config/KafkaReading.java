package org.tidings.config;

import static org.tidings.config.ConfigReading.matching;
import static org.tidings.config.ConfigReading.number;
import static org.tidings.config.ConfigReading.oneOf;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// From the section `kafka` to [Config.Kafka].
///
/// @param path reads a file's name
record KafkaReading(Function<String, Path> path) {
    private static final int MANY = 10_000;
    private static final Function<String, String> TOPIC =
            matching("[A-Za-z0-9._-]{1,200}", "1 to 200 letters, digits, '.', '_' or '-'");

    /// Empty if no servers are given.
    Optional<Config.Kafka> kafka(Settings s) {
        Optional<String> servers = s.optional(
                "servers", matching("[^\\s,/]+:\\d+(,[^\\s,/]+:\\d+)*", "host:port, or several with commas between"));
        String topic = s.value("topic", "tidings", TOPIC);
        Optional<String> billing = s.optional("billing", TOPIC);
        if (billing.equals(Optional.of(topic))) {
            s.problem("billing", "is '" + topic + "', where the events go: it needs a topic of its own");
        }
        var kafka = new Config.Kafka(
                servers.orElse(""),
                topic,
                billing,
                s.value("form", "binary", oneOf("binary", "structured")).equals("structured"),
                s.value("partitions", 8, number(1, MANY)),
                s.value("replicas", 1, number(1, MANY)),
                s.optional("properties-file", path));
        s.finish();
        return servers.map(given -> kafka);
    }
}
