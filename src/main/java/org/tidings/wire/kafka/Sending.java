package org.tidings.wire.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.tidings.ledger.Signal;
import org.tidings.outlet.Letter;
import org.tidings.outlet.OutletBroken;

/// One producer, from its first record to the first that is refused.
///
/// A refused record ends it at once, in the producer's own thread and with one request under way at most, so that no
/// later
/// record of its partition can slip in before it is sent again.
final class Sending implements AutoCloseable {
    private static final int LONGEST_BLOCK_MILLIS = 1000;
    private static final int BUFFER_BYTES = 32 << 20;
    private static final int BATCH_BYTES = 128 << 10;

    private final Topic topic;
    private final Marks marks;
    private final int partitions;
    private final Producer<String, byte[]> producer;
    private final Signal rested = new Signal();
    private int underWay;
    private @Nullable Exception refused;

    Sending(Topic topic, Marks marks, int partitions) throws OutletBroken {
        this.topic = topic;
        this.marks = marks;
        this.partitions = partitions;
        try {
            this.producer = new KafkaProducer<>(settings(topic), new StringSerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw Trouble.with(topic, e);
        }
    }

    /// What the promise needs cannot be overridden; the rest can.
    private static Map<String, Object> settings(Topic topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("linger.ms", 0);
        settings.put("batch.size", BATCH_BYTES);
        settings.put("buffer.memory", BUFFER_BYTES);
        settings.putAll(topic.settings("events"));
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("retries", Integer.MAX_VALUE);
        settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
        settings.put("max.block.ms", LONGEST_BLOCK_MILLIS);
        return settings;
    }

    /// @return whether it is on its way; `false` when there is no room, or nobody to send it to
    boolean take(Letter letter) throws OutletBroken {
        check();
        Thread caller = Thread.currentThread();
        var atOnce = new Object() {
            @Nullable
            Exception refusal;
        };
        begin();
        try {
            producer.send(record(letter), (_, problem) -> {
                if (Thread.currentThread() == caller) {
                    atOnce.refusal = problem;
                } else {
                    end(problem);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            atOnce.refusal = e;
        }
        if (atOnce.refusal == null) {
            return true;
        }
        end(null);
        if (atOnce.refusal instanceof TimeoutException) {
            return false;
        }
        throw Trouble.with(topic, atOnce.refusal);
    }

    private ProducerRecord<String, byte[]> record(Letter letter) {
        return new ProducerRecord<>(
                topic.name(),
                Topic.partitionOf(letter.key(), partitions),
                letter.at().toEpochMilli(),
                letter.key(),
                letter.body(),
                headers(letter));
    }

    private Headers headers(Letter letter) {
        Headers headers = new RecordHeaders();
        letter.headers().forEach((name, value) -> headers.add(name, utf8(value)));
        return headers.add(Marks.HEADER, utf8(marks.write(letter.mark())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private synchronized void begin() {
        underWay++;
    }

    private void end(@Nullable Exception problem) {
        if (hasRested(problem)) {
            rested.raise();
        }
    }

    /// Whether nothing is under way any more, or nothing more will be.
    private synchronized boolean hasRested(@Nullable Exception problem) {
        underWay--;
        if (problem != null && refused == null) {
            refused = problem;
            producer.close(Duration.ZERO);
        }
        return underWay == 0 || refused != null;
    }

    private synchronized void check() throws OutletBroken {
        if (refused != null) {
            throw Trouble.with(topic, refused);
        }
    }

    private synchronized boolean isIdle() {
        return underWay == 0;
    }

    /// Waits until nothing is under way.
    ///
    /// @return whether nothing is
    boolean settle(Duration atMost) throws OutletBroken {
        try {
            long seen = rested.count();
            check();
            if (!isIdle()) {
                rested.awaitAfter(seen, atMost);
            }
            check();
            return isIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutletBroken("it was interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
