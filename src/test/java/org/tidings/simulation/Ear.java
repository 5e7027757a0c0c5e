package org.tidings.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tidings.access.Principal;
import org.tidings.delivery.Carrier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One listener: hears NDJSON, is slow now and then, loses its connection, and comes back with its cursor.
final class Ear implements Carrier {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Principal who;
    private final boolean slow;
    private final Chance chance;
    private final List<Heard> heard = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private Optional<String> cursor = Optional.empty();
    private Optional<Runnable> pending = Optional.empty();
    private BiConsumer<Ear, Heard> witness = (ear, what) -> {};
    private boolean open;

    /// One event as it was heard.
    ///
    /// @param sequence the raw offset, told to operators only; -1 for others
    /// @param paths every path that the event names
    record Heard(String id, String type, long sequence, String fileId, List<String> paths) {}

    /// @param slow whether it sometimes leaves bytes untaken for a while
    Ear(Principal who, boolean slow, Chance chance) {
        this.who = who;
        this.slow = slow;
        this.chance = chance;
    }

    Principal who() {
        return who;
    }

    List<Heard> heard() {
        return heard;
    }

    Optional<String> cursor() {
        return cursor;
    }

    boolean isOpen() {
        return open;
    }

    boolean isBusy() {
        return pending.isPresent();
    }

    void opened(BiConsumer<Ear, Heard> newWitness) {
        witness = newWitness;
        open = true;
        partial.setLength(0);
        pending = Optional.empty();
    }

    @Override
    public void write(ByteBuffer bytes, WriteEnd end) {
        Runnable take = () -> {
            byte[] taken = new byte[bytes.remaining()];
            bytes.get(taken);
            hear(new String(taken, StandardCharsets.UTF_8));
            end.written();
        };
        if (slow && chance.fault(4)) {
            pending = Optional.of(take);
        } else {
            take.run();
        }
    }

    /// Takes what it left untaken.
    void takePending() {
        Optional<Runnable> take = pending;
        pending = Optional.empty();
        take.ifPresent(Runnable::run);
    }

    @Override
    public void finish() {
        open = false;
    }

    @Override
    public void cut() {
        open = false;
        pending = Optional.empty();
    }

    private void hear(String text) {
        partial.append(text);
        for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
            String line = partial.substring(0, end);
            partial.delete(0, end + 1);
            if (!line.isBlank()) {
                hearLine(JSON.readTree(line));
            }
        }
    }

    private void hearLine(JsonNode frame) {
        String type = frame.path("type").stringValue();
        String id = frame.path("id").stringValue();
        if (!type.startsWith("org.tidings.stream.")) {
            List<String> paths = new ArrayList<>();
            addPath(paths, frame.path("data").path("file"));
            addPath(paths, frame.path("data").path("previous"));
            long sequence = frame.has("sequence")
                    ? Long.parseLong(frame.path("sequence").stringValue())
                    : -1;
            String file = frame.path("data").path("file").path("id").asString("");
            var event = new Heard(id, type, sequence, file, paths);
            heard.add(event);
            witness.accept(this, event);
        }
        if (!type.startsWith("org.tidings.stream.bye")) {
            cursor = Optional.of(id);
        }
    }

    private static void addPath(List<String> paths, JsonNode node) {
        if (node.has("path")) {
            paths.add(node.path("path").stringValue());
        }
    }
}
