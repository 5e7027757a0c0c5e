package org.tidings.wire.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.tidings.outlet.OutletBroken;

/// Asks a cluster about a topic, and makes it.
final class TopicDesk {
    private static final int PATIENCE_MILLIS = 5000;
    private final Topic topic;

    TopicDesk(Topic topic) {
        this.topic = topic;
    }

    /// How many partitions it has; it is made if it is missing.
    int partitions() throws OutletBroken {
        try (Admin admin = admin()) {
            Optional<Integer> there = count(admin);
            if (there.isPresent()) {
                return there.get();
            }
            make(admin);
            return topic.partitions();
        } catch (KafkaException | ExecutionException | TimeoutException | InterruptedException e) {
            throw broken(e);
        }
    }

    /// Whether the cluster says that it has no such topic, or one of another make. One that says nothing may have it.
    boolean isGone(int partitions) {
        try (Admin admin = admin()) {
            return !count(admin).equals(Optional.of(partitions));
        } catch (KafkaException | ExecutionException | TimeoutException silent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Admin admin() {
        Map<String, Object> settings = topic.settings("desk");
        settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
        settings.put("request.timeout.ms", PATIENCE_MILLIS);
        return Admin.create(settings);
    }

    private Optional<Integer> count(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            var described = admin.describeTopics(List.of(topic.name())).allTopicNames();
            return Optional.of(
                    answer(described).values().iterator().next().partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void make(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            var wanted = new NewTopic(topic.name(), topic.partitions(), (short) topic.replicas());
            answer(admin.createTopics(List.of(wanted)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private OutletBroken broken(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return Trouble.with(topic, e);
    }
}
