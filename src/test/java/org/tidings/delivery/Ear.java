package org.tidings.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A strict client: it takes one write at a time, and none after the end. It can be told to take nothing
/// for a while.
public final class Ear implements Carrier {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    public final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    Optional<Listener> listener = Optional.empty();
    public boolean finished;
    public boolean wasCut;
    private boolean busy;
    private boolean deaf;
    private Optional<Runnable> waiting = Optional.empty();

    @Override
    public void write(ByteBuffer bytes, WriteEnd end) {
        if (busy || finished || wasCut) {
            throw new AssertionError("a write while busy or after the end");
        }
        busy = true;
        Runnable take = () -> {
            byte[] taken = new byte[bytes.remaining()];
            bytes.get(taken);
            heard.writeBytes(taken);
            busy = false;
            end.written();
        };
        if (deaf) {
            waiting = Optional.of(take);
        } else {
            take.run();
        }
    }

    @Override
    public void finish() {
        if (busy || finished || wasCut) {
            throw new AssertionError("an end while busy or after the end");
        }
        finished = true;
    }

    @Override
    public void cut() {
        wasCut = true;
    }

    /// Takes nothing from now on.
    public void stopTaking() {
        deaf = true;
    }

    /// Takes what waits, and all from now on.
    public void takeAgain() {
        deaf = false;
        Optional<Runnable> take = waiting;
        waiting = Optional.empty();
        take.ifPresent(Runnable::run);
    }

    /// Takes one write that waits, and goes on taking nothing.
    boolean takeOne() {
        Optional<Runnable> take = waiting;
        waiting = Optional.empty();
        take.ifPresent(Runnable::run);
        return take.isPresent();
    }

    public String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /// The JSON of every frame so far that has some.
    List<JsonNode> frames() {
        List<JsonNode> frames = new ArrayList<>();
        text().lines()
                .map(line -> line.startsWith("data: ") ? line.substring(6) : line)
                .filter(line -> line.startsWith("{"))
                .forEach(line -> frames.add(JSON.readTree(line)));
        return frames;
    }

    /// Each event so far in short: `file.created /data/a`.
    List<String> events() {
        return frames().stream()
                .filter(frame -> frame.path("type").stringValue().startsWith("org.tidings.storage."))
                .map(frame -> frame.path("type").stringValue().replaceAll("org.tidings.storage.|.v1", "") + " "
                        + frame.path("subject").stringValue())
                .toList();
    }

    /// The stream's own words so far, in short: `gap`.
    List<String> words() {
        return frames().stream()
                .map(frame -> frame.path("type").stringValue())
                .filter(type -> type.startsWith("org.tidings.stream."))
                .map(type -> type.replaceAll("org.tidings.stream.|.v1", ""))
                .toList();
    }

    /// What an EventSource would send as `Last-Event-ID`.
    String lastEventId() {
        return text().lines().filter(line -> line.startsWith("id: ")).reduce("", (before, line) -> line.substring(4));
    }
}
