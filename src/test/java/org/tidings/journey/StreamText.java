package org.tidings.journey;

import java.util.function.Consumer;

/// An event stream being read line by line, as WHATWG HTML §9.2.6 says, or as newline-delimited JSON.
///
/// The header lines of the answer come first and end with an empty line.
final class StreamText {
    private final Consumer<Frame> frames;
    private boolean inHeader = true;
    private boolean inJsonLines;
    private String id = "";
    private String event = "";
    private final StringBuilder data = new StringBuilder();

    StreamText(Consumer<Frame> frames) {
        this.frames = frames;
    }

    void beginAnew() {
        inHeader = true;
        inJsonLines = false;
        forget();
    }

    void line(String line) {
        if (inHeader) {
            inJsonLines |= line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type: application/x-ndjson");
            inHeader = !line.isEmpty();
        } else if (inJsonLines) {
            jsonLine(line);
        } else if (line.isEmpty()) {
            dispatch();
        } else {
            field(line);
        }
    }

    private void jsonLine(String line) {
        if (!line.isBlank()) {
            var json = new Frame("", "", line).json();
            frames.accept(
                    new Frame(json.path("id").asString(""), json.path("type").asString(""), line));
        }
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (name) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // Comments and unknown fields say nothing; "retry" is for those who reconnect by themselves.
            }
        }
    }

    private void dispatch() {
        if (!id.isEmpty() || !data.isEmpty()) {
            frames.accept(new Frame(id, event, data.toString()));
        }
        forget();
    }

    private void forget() {
        id = "";
        event = "";
        data.setLength(0);
    }
}
