package org.tidings.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.delivery.Carrier;
import tools.jackson.databind.json.JsonMapper;

/// The client of a channel: reads frames of dCache's form, is slow now and then, and remembers the last id.
final class ChannelEar implements Carrier {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Chance chance;
    private final List<String> heard = new ArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private Optional<String> lastId = Optional.empty();
    private Optional<Runnable> pending = Optional.empty();
    private int losses;
    private boolean open;

    ChannelEar(Chance chance) {
        this.chance = chance;
    }

    /// Each event as `id flag`.
    List<String> heard() {
        return heard;
    }

    Optional<String> lastId() {
        return lastId;
    }

    /// How often it was told of a loss.
    int losses() {
        return losses;
    }

    boolean isOpen() {
        return open;
    }

    void opened() {
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
        if (chance.fault(4)) {
            pending = Optional.of(take);
        } else {
            take.run();
        }
    }

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
            hearLine(partial.substring(0, end));
            partial.delete(0, end + 1);
        }
    }

    private String id = "";

    private void hearLine(String line) {
        if (line.startsWith("event: ")) {
            id = "";
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("data: ")) {
            hearData(line.substring(6));
        }
    }

    private void hearData(String data) {
        var json = JSON.readTree(data);
        if (!id.isEmpty()) {
            heard.add(id + " " + json.path("event").path("mask").path(0).asString());
            lastId = Optional.of(id);
        } else if (json.path("type").asString().equals("EVENT_LOSS")) {
            losses++;
        }
    }
}
