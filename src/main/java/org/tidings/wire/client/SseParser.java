package org.tidings.wire.client;

import java.time.Duration;
import java.util.Optional;

/// Lines into server-sent events, by the WHATWG rules.
final class SseParser {
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private Optional<String> pendingId;
    private Optional<String> lastId;
    private Optional<Duration> retry = Optional.empty();

    SseParser(Optional<String> lastId) {
        this.lastId = lastId;
        this.pendingId = lastId;
    }

    /// Takes one line without its end; an empty line may complete an event.
    Optional<SseFrame> accept(String line) {
        if (line.isEmpty()) {
            return completed();
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            return Optional.empty();
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> event = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    pendingId = Optional.of(value);
                }
            }
            case "retry" -> {
                if (value.matches("\\d{1,9}")) {
                    retry = Optional.of(Duration.ofMillis(Long.parseLong(value)));
                }
            }
            default -> {}
        }
    }

    /// The id counts even when nothing else was in the frame: so a quiet stream moves on.
    private Optional<SseFrame> completed() {
        lastId = pendingId.filter(id -> !id.isEmpty());
        var frame = data.isEmpty()
                ? Optional.<SseFrame>empty()
                : Optional.of(new SseFrame(
                        event.isEmpty() ? "message" : event, lastId, data.substring(0, data.length() - 1)));
        data.setLength(0);
        event = "";
        return frame;
    }

    /// What to send as `Last-Event-ID`.
    Optional<String> lastId() {
        return lastId;
    }

    /// The pause before reconnecting that the server asked for.
    Optional<Duration> retry() {
        return retry;
    }
}
