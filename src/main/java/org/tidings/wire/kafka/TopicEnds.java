package org.tidings.wire.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tidings.outlet.Mark;
import org.tidings.outlet.OutletBroken;

/// Reads each partition of a topic from its end back to the last record of ours.
final class TopicEnds {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_WINDOW = 16;

    private final Topic topic;
    private final Marks marks;
    private final LongSupplier nanoTime;

    TopicEnds(Topic topic, Marks marks, LongSupplier nanoTime) {
        this.topic = topic;
        this.marks = marks;
        this.nanoTime = nanoTime;
    }

    /// The last mark of ours, by partition; a partition without any is not there.
    Map<Integer, Mark> last(int partitions) throws OutletBroken {
        Map<Integer, Mark> last = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            for (int number = 0; number < partitions; number++) {
                int partition = number;
                last(consumer, new TopicPartition(topic.name(), number)).ifPresent(mark -> last.put(partition, mark));
            }
        } catch (KafkaException e) {
            throw Trouble.with(topic, e);
        }
        return last;
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = topic.settings("ends");
        settings.put("enable.auto.commit", false);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        settings.put("isolation.level", "read_uncommitted");
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Optional<Mark> last(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long window = FIRST_WINDOW;
        while (end > begin) {
            long from = Math.max(begin, end - window);
            Optional<Mark> found = lastBetween(consumer, partition, from, end);
            if (found.isPresent()) {
                return found;
            }
            end = from;
            window *= 2;
        }
        return Optional.empty();
    }

    private Optional<Mark> lastBetween(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        Optional<Mark> last = Optional.empty();
        consumer.seek(partition, from);
        long moved = nanoTime.getAsLong();
        long position = from;
        while (position < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    last = marks.read(record.headers()).or(keep(last));
                }
            }
            long now = nanoTime.getAsLong();
            if (consumer.position(partition) > position) {
                position = consumer.position(partition);
                moved = now;
            } else if (now - moved > PATIENCE.toNanos()) {
                throw new TimeoutException("the end of " + partition + " cannot be read");
            }
        }
        return last;
    }

    private static java.util.function.Supplier<Optional<Mark>> keep(Optional<Mark> mark) {
        return () -> mark;
    }
}
