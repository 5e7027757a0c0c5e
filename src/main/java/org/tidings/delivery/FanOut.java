package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tidings.ledger.Line;

/// The live groups, and how a line gets to all of them: decided and written once for each group, put into
/// the buffer of each of its channels.
///
/// A channel whose buffer is full leaves, and a [CatchUp] goes on for it from the line before.
final class FanOut {
    private final Desk desk;
    private final Edition edition;
    private final Index index = new Index();
    private final List<Channel> touched = new ArrayList<>();
    private final List<Instant> heardAt = new ArrayList<>();
    private final List<Part> audience = new ArrayList<>();
    private int heard;

    /// A group that is to hear a line, and its frame.
    @SuppressWarnings("ArrayRecordComponent") // written once, read by many, never compared
    private record Part(Group group, byte[] frame) {}

    FanOut(Desk desk, Frames frames) {
        this.desk = desk;
        this.edition = new Edition(frames);
    }

    /// How many channels are live.
    int size() {
        return index.size();
    }

    void add(Channel channel) {
        index.add(channel);
    }

    void remove(Channel channel) {
        index.remove(channel);
    }

    /// Puts the line's frame into each buffer it is for; writing starts when all lines at hand are in.
    ///
    /// Every question is asked before anybody is told anything: if the store cannot answer one, the line
    /// can be told again as a whole.
    void tell(Line line) {
        audience.clear();
        index.forEach(line, group -> invite(line, group));
        heard = 0;
        audience.forEach(part -> offer(line, part));
        desk.tally().events.increment();
        if (heard > 0) {
            desk.tally().delivered.add(heard);
            heardAt.add(line.at());
        }
    }

    /// Starts writing to every channel that was told something.
    void flush() {
        for (Channel channel : touched) {
            channel.touched(false);
            channel.outbox().flush();
        }
        touched.clear();
        if (!heardAt.isEmpty()) {
            Instant now = desk.clock().instant();
            heardAt.forEach(at -> desk.tally().heardAfter(Duration.between(at, now)));
            heardAt.clear();
        }
    }

    private void invite(Line line, Group group) {
        Group.Key key = group.key();
        Sides told = key.told(line);
        if (told.any()) {
            audience.add(new Part(
                    group, edition.frame(line, key.form(), told, key.viewer().isOperator())));
        }
    }

    private void offer(Line line, Part part) {
        List<Channel> live = part.group().channels();
        for (int i = live.size() - 1; i >= 0; i--) {
            Channel channel = live.get(i);
            if (channel.place() >= line.offset().value()) {
                continue;
            }
            if (!channel.outbox().put(part.frame())) {
                fallBack(channel, line.offset().value() - 1);
                continue;
            }
            heard++;
            if (channel.touched(true)) {
                touched.add(channel);
            }
        }
    }

    /// Tells one channel, not live yet, what it missed.
    ///
    /// @return whether it could take everything
    boolean tellAll(Channel channel, List<Line> missed) {
        for (Line line : missed) {
            Group.Key key = channel.key();
            Sides told = key.told(line);
            if (told.any()
                    && !channel.outbox()
                            .offer(edition.frame(
                                    line, key.form(), told, key.viewer().isOperator()))) {
                return false;
            }
            channel.moveTo(line.offset().value());
        }
        return true;
    }

    /// Takes a channel out of the live groups.
    ///
    /// @param reached the last offset it was told, or need not be
    void fallBack(Channel channel, long reached) {
        index.remove(channel);
        channel.outbox().flush();
        channel.moveTo(Math.max(channel.place(), reached));
        desk.tally().overflows.increment();
        sendBack(channel);
    }

    /// Lets a channel read the log, from its place on, once its buffer is empty.
    void sendBack(Channel channel) {
        var catchUp = new CatchUp(channel, desk);
        channel.outbox().whenDrained(() -> desk.start(catchUp));
    }
}
