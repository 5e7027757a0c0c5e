package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a broker does: nobody's upload waits for it, the site says what is the matter, and in the end it has every
/// event once, in order.
@Journey
@Timeout(value = 400, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KafkaTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AclBinding NO_WRITING = new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "forbidden", PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.DENY));

    @TempDir
    private static Path shared = Path.of("");

    private static Broker broker;

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(
                shared.resolve("kafka"),
                "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found=true");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /// What the broker does, and how it becomes well again.
    private record Trouble(Deed begin, Deed end) {}

    private interface Deed {
        void by(Broker broker) throws IOException;
    }

    private static void lives(Path scratch, Broker broker, String topic, String complaint, Trouble trouble)
            throws IOException {
        try (var site = Site.demoWith(
                        scratch.resolve("site"), "kafka.servers=" + broker.servers(), "kafka.topic=" + topic);
                var heard = Listener.listen(site.as("admin"), "path=/&from=earliest");
                var uploads = new Uploads(site, "/data/file")) {
            uploads.awaitCount(20);
            trouble.begin().by(broker);
            awaitComplaint(site, complaint);
            uploads.awaitCount(200);
            assertThat(uploads.durations()).allMatch(took -> took.compareTo(Duration.ofSeconds(2)) < 0);
            trouble.end().by(broker);
            uploads.awaitCount(20);
            uploads.close();
            site.as("alice").put("/data/the-end", "").is(201);
            heard.await("file.created", "/data/the-end");
            KafkaSight.awaitCaughtUp(site);
            assertThat(site.as("").api("/readyz").text()).isEqualTo("ready\n");
            KafkaSight.assertEachOnceInOrder(heard, broker, topic);
        }
    }

    private static void awaitComplaint(Site site, String complaint) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> site.as("").api("/readyz").is(200).text().contains(complaint));
    }

    @Test
    void itIsKilled(@TempDir Path scratch) throws IOException {
        lives(scratch, broker, "killed", "does not answer", new Trouble(Broker::kill, Broker::startAgain));
    }

    @Test
    void itIsPaused(@TempDir Path scratch) throws IOException {
        lives(scratch, broker, "paused", "does not answer", new Trouble(Broker::pause, Broker::goOn));
    }

    @Test
    void writingIsForbidden(@TempDir Path scratch) throws IOException {
        var trouble = new Trouble(
                of -> of.administer(
                        admin -> admin.createAcls(List.of(NO_WRITING)).all().get()),
                of -> of.administer(admin ->
                        admin.deleteAcls(List.of(NO_WRITING.toFilter())).all().get()));
        lives(scratch, broker, "forbidden", "Kafka does not let us use the topic forbidden", trouble);
    }

    @Test
    void itsDiskIsFull(@TempDir Path scratch) throws IOException {
        try (var disk = Disk.ofMegabytes(64, scratch.resolve("disk"));
                var cramped = Broker.start(disk.at().resolve("kafka"), "log.segment.bytes=1048576")) {
            var trouble = new Trouble(_ -> disk.fill(), of -> {
                of.awaitEnd();
                Files.delete(disk.ballast());
                of.startAgain();
            });
            lives(scratch, cramped, "cramped", "does not answer", trouble);
        }
    }

    /// What was in it is gone with it, by whoever deleted it; what had not arrived goes to a new one.
    @Test
    void theTopicIsDeleted(@TempDir Path scratch) {
        try (var site =
                Site.demoWith(scratch.resolve("site"), "kafka.servers=" + broker.servers(), "kafka.topic=deleted")) {
            KafkaSight.awaitCaughtUp(site);
            broker.administer(
                    admin -> admin.deleteTopics(List.of("deleted")).all().get());
            try (var heard = Listener.listen(site.as("admin"), "path=/");
                    var uploads = new Uploads(site, "/data/file")) {
                uploads.awaitCount(200);
                uploads.close();
                site.as("alice").put("/data/the-end", "").is(201);
                heard.await("file.created", "/data/the-end");
                KafkaSight.awaitCaughtUp(site);
                KafkaSight.assertEachOnceInOrder(heard, broker, "deleted");
            }
        }
    }
}
