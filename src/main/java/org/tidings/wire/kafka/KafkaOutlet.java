package org.tidings.wire.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.outlet.Letter;
import org.tidings.outlet.Mark;
import org.tidings.outlet.Outlet;
import org.tidings.outlet.OutletBroken;

/// A topic as an outlet.
///
/// Each letter is there once and in the order of its key, as long as its topic keeps it. Two things are beyond us: a
/// request of a producer that was killed may reach its broker after we have asked for the end of the topic, and then a
/// letter is there twice; and somebody who adds partitions in the moment after a kill hides the end of a key from us.
public final class KafkaOutlet implements Outlet {
    /// So long nothing goes, and we look whether the topic is still there.
    private static final Duration BEFORE_GLANCE = Duration.ofSeconds(5);

    private final Topic topic;
    private final Marks marks;
    private final LongSupplier nanoTime;
    private @Nullable Sending sending;
    private int partitions;
    private long wentAt;
    private boolean hadRoom = true;

    /// @param epoch of the log that is told
    /// @param nanoTime for patience
    public KafkaOutlet(Topic topic, Epoch epoch, LongSupplier nanoTime) {
        this.topic = topic;
        this.marks = new Marks(epoch);
        this.nanoTime = nanoTime;
    }

    @Override
    public Stock open() throws OutletBroken {
        close();
        int count = new TopicDesk(topic).partitions();
        Map<Integer, Mark> last = new TopicEnds(topic, marks, nanoTime).last(count);
        sending = new Sending(topic, marks, count);
        partitions = count;
        wentAt = nanoTime.getAsLong();
        return letter -> Optional.ofNullable(last.get(Topic.partitionOf(letter.key(), count)))
                .filter(mark -> mark.compareTo(letter.mark()) >= 0)
                .isPresent();
    }

    @Override
    public boolean take(Letter letter) throws OutletBroken {
        hadRoom = open(sending).take(letter);
        return hadRoom;
    }

    @Override
    public boolean settle(Duration atMost) throws OutletBroken {
        boolean settled = open(sending).settle(atMost);
        if (settled && hadRoom) {
            wentAt = nanoTime.getAsLong();
        } else {
            glance();
        }
        return settled;
    }

    /// A producer waits for ever for a topic that is gone.
    private void glance() throws OutletBroken {
        if (nanoTime.getAsLong() - wentAt > BEFORE_GLANCE.toNanos()) {
            wentAt = nanoTime.getAsLong();
            if (new TopicDesk(topic).isGone(partitions)) {
                throw new OutletBroken("the topic " + topic.name() + " is gone, or was made anew");
            }
        }
    }

    private static Sending open(@Nullable Sending sending) throws OutletBroken {
        if (sending == null) {
            throw new OutletBroken("it is closed");
        }
        return sending;
    }

    @Override
    public void close() {
        if (sending != null) {
            sending.close();
            sending = null;
        }
    }
}
