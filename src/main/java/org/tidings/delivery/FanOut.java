package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.ledger.Line;

/// The live groups, and how a line gets to all of them: decided and written once for each group, put into
/// the buffer of each of its listeners.
///
/// A listener whose buffer is full leaves, and a [CatchUp] goes on for it from the line before.
final class FanOut {
    private final Desk desk;
    private final Edition edition;
    private final Index index = new Index();
    private final List<Listener> touched = new ArrayList<>();
    private final List<Instant> heardAt = new ArrayList<>();
    private final List<Part> audience = new ArrayList<>();
    private final List<Group> moved = new ArrayList<>();
    private int heard;

    /// A group that is to hear a line, and its frame.
    @SuppressWarnings("ArrayRecordComponent") // written once, read by many, never compared
    private record Part(Group group, byte[] frame) {}

    FanOut(Desk desk, Frames frames) {
        this.desk = desk;
        this.edition = new Edition(frames);
    }

    /// How many listeners are live.
    int size() {
        return index.size();
    }

    void add(Listener listener) {
        index.add(listener);
    }

    void remove(Listener listener) {
        index.remove(listener);
    }

    /// Puts the line's frame into each buffer it is for; writing starts when all lines at hand are in.
    ///
    /// Every question is asked before anybody is told anything: if the store cannot answer one, the line
    /// can be told again as a whole.
    void tell(Line line) {
        audience.clear();
        moved.clear();
        index.forEach(line, group -> invite(line, group));
        heard = 0;
        audience.forEach(part -> offer(line, part));
        lookAgain();
        desk.tally().events.increment();
        if (heard > 0) {
            desk.tally().delivered.add(heard);
            heardAt.add(line.at());
        }
    }

    /// Starts writing to every listener that was told something.
    void flush() {
        for (Listener listener : touched) {
            listener.touched(false);
            listener.outbox().flush();
        }
        touched.clear();
        if (!heardAt.isEmpty()) {
            Instant now = desk.clock().instant();
            heardAt.forEach(at -> desk.tally().heardAfter(Duration.between(at, now)));
            heardAt.clear();
        }
    }

    private void invite(Line line, Group group) {
        group.interest().frame(line, edition).ifPresent(frame -> audience.add(new Part(group, frame)));
        if (line.heading().type().isOfChannels()) {
            moved.add(group);
        }
    }

    /// What a line about channels said may have changed where a group listens, or ended it.
    private void lookAgain() {
        for (Group group : moved) {
            index.move(group);
            if (group.interest().isOver()) {
                group.listeners().forEach(listener -> listener.outbox().finish());
            }
        }
        moved.clear();
    }

    private void offer(Line line, Part part) {
        List<Listener> live = part.group().listeners();
        for (int i = live.size() - 1; i >= 0; i--) {
            Listener listener = live.get(i);
            if (listener.place() >= line.offset().value()) {
                continue;
            }
            if (!listener.outbox().put(part.frame(), line.offset().value())) {
                fallBack(listener, line.offset().value() - 1);
                continue;
            }
            heard++;
            if (listener.touched(true)) {
                touched.add(listener);
            }
        }
    }

    /// Tells one listener, not live yet, what it missed.
    ///
    /// @return whether it could take everything
    boolean tellAll(Listener listener, List<Line> missed) {
        for (Line line : missed) {
            Optional<byte[]> frame = listener.interest().frame(line, edition);
            if (frame.isPresent()
                    && !listener.outbox().offer(frame.get(), line.offset().value())) {
                return false;
            }
            listener.moveTo(line.offset().value());
        }
        return true;
    }

    /// Takes a listener out of the live groups.
    ///
    /// @param reached the last offset it was told, or need not be
    void fallBack(Listener listener, long reached) {
        index.remove(listener);
        listener.outbox().flush();
        listener.moveTo(Math.max(listener.place(), reached));
        desk.tally().overflows.increment();
        sendBack(listener);
    }

    /// Lets a listener read the log, from its place on, once its buffer is empty.
    void sendBack(Listener listener) {
        var catchUp = new CatchUp(listener, desk);
        listener.outbox().whenDrained(() -> desk.startInTurn(catchUp));
    }
}
