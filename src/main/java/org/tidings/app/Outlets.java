package org.tidings.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.delivery.CloudEvents;
import org.tidings.delivery.Site;
import org.tidings.ledger.Signal;
import org.tidings.model.Owner;
import org.tidings.outlet.Publisher;
import org.tidings.outlet.Rendition;
import org.tidings.wire.api.Figures;
import org.tidings.wire.kafka.BillingLetters;
import org.tidings.wire.kafka.EventLetters;
import org.tidings.wire.kafka.KafkaOutlet;
import org.tidings.wire.kafka.Topic;

/// Outlets, wired: where all events are sent.
final class Outlets {
    private final Publisher.Ground ground;
    private final List<Publisher> publishers = new ArrayList<>();

    private Outlets(Publisher.Ground ground) {
        this.ground = ground;
    }

    /// @throws CannotStart when the file of Kafka's settings cannot be read
    static Outlets open(Optional<Config.Kafka> kafka, Site site, Users users, Publisher.Ground ground) {
        var outlets = new Outlets(ground);
        kafka.ifPresent(told -> {
            Map<String, String> properties =
                    told.properties().map(Outlets::read).orElse(Map.of());
            var form = told.structured() ? EventLetters.Form.STRUCTURED : EventLetters.Form.BINARY;
            var events = new CloudEvents(site.name(), site.cursors());
            outlets.add(topic(told, told.topic(), properties), new EventLetters(events, form));
            told.billing()
                    .ifPresent(name -> outlets.add(
                            topic(told, name, properties),
                            new BillingLetters(site.name(), site.codec(), user -> numbersOf(users, user))));
        });
        return outlets;
    }

    private static Topic topic(Config.Kafka told, String name, Map<String, String> properties) {
        return new Topic(name, told.servers(), properties, told.partitions(), told.replicas());
    }

    private static Optional<Owner> numbersOf(Users users, String name) {
        return users.named(name).map(user -> new Owner(user.uid(), user.gids().getFirst()));
    }

    private static Map<String, String> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("kafka.properties-file cannot be read: " + Sentences.of(e), e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private void add(Topic topic, Rendition rendition) {
        var outlet = new KafkaOutlet(topic, ground.log().epoch(), System::nanoTime);
        publishers.add(new Publisher("kafka " + topic.name(), ground, rendition, outlet));
    }

    /// Sends from now on.
    void run(Runner runner, Signal logGrew, Figures figures) {
        publishers.forEach(publisher -> {
            figures.show(publisher.standing());
            runner.run(publisher, logGrew, Runner.Kind.PLATFORM);
        });
    }

    /// What is wrong with them, in sentences.
    List<String> complaints() {
        return publishers.stream()
                .flatMap(publisher -> publisher.standing().complaint().stream())
                .toList();
    }
}
