package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program written for dCache's storage events: it has a channel, subscribes it, and reads its stream with curl, in
/// the strict way of the strictest of them (`event`, then `id`, then one `data`, a comment is one line).
final class ChannelClient implements AutoCloseable {
    static final String EVENTS = "/api/v1/events";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Visitor who;
    private final String url;
    private Optional<Program> curl = Optional.empty();

    /// One event of a stream.
    ///
    /// @param id empty for SYSTEM events
    record Event(String type, String id, JsonNode data) {

        /// As in `IN_CREATE a`, `IN_DELETE_SELF`, `SYSTEM EVENT_LOSS`, or a metronome's message.
        String text() {
            if (type.equals("SYSTEM")) {
                return "SYSTEM " + data.path("type").asString();
            }
            JsonNode event = data.path("event");
            if (event.isString()) {
                return event.asString();
            }
            List<String> mask = new ArrayList<>();
            event.path("mask").forEach(flag -> mask.add(flag.asString()));
            return (String.join(",", mask) + " " + event.path("name").asString("")).strip();
        }

        String cookie() {
            return data.path("event").path("cookie").asString("");
        }

        String subscription() {
            return data.path("subscription").asString("");
        }
    }

    private ChannelClient(Visitor who, String url) {
        this.who = who;
        this.url = url;
    }

    /// Opens a channel, as programs do that know nothing of bodies.
    static ChannelClient open(Visitor who) {
        Answer answer = who.askApi("POST", EVENTS + "/channels", "").is(201);
        return new ChannelClient(who, answer.header("Location").orElseThrow());
    }

    /// The absolute URL of the channel.
    String url() {
        return url;
    }

    /// Its path, for requests.
    String target() {
        return URI.create(url).getRawPath();
    }

    Answer subscribe(String type, String selector) {
        return who.askApi("POST", target() + "/subscriptions/" + type, selector, "Content-Type", "application/json");
    }

    /// Watches a path for everything.
    ///
    /// @return the subscription's URL
    String watch(String path) {
        return subscribe("inotify", "{\"path\":\"" + path + "\"}")
                .is(201)
                .header("Location")
                .orElseThrow();
    }

    /// Listens from now on, or on from where the channel's last client was.
    ChannelClient listen(String... headers) {
        hangUp();
        List<String> command = new ArrayList<>(List.of("curl", "-sSN", "-i", "-u", who.name() + ":" + who.password()));
        command.addAll(List.of("-H", "Accept: text/event-stream"));
        Stream.of(headers).forEach(header -> command.addAll(List.of("-H", header)));
        command.add(url);
        Program started = Program.start(command, Map.of(), _ -> {});
        curl = Optional.of(started);
        started.awaitLine(line -> line.startsWith("HTTP/"), PATIENCE);
        return this;
    }

    ChannelClient listenAfter(String id) {
        return listen("Last-Event-ID: " + id);
    }

    void hangUp() {
        curl.ifPresent(Program::kill);
    }

    void awaitEnd() {
        curl.orElseThrow().ended(PATIENCE);
    }

    /// The raw answer so far, header lines included.
    String raw() {
        return curl.orElseThrow().output();
    }

    /// Everything said so far that is whole.
    List<Event> all() {
        String[] lines = raw().split("\n", -1);
        int i = 0;
        while (i < lines.length && !lines[i].isBlank()) {
            i++;
        }
        i++;
        List<Event> events = new ArrayList<>();
        while (i < lines.length - 1) {
            if (lines[i].startsWith(":")) {
                i++;
                continue;
            }
            int length = lines[i].equals("event: SYSTEM") ? 3 : 4;
            if (i + length > lines.length - 1) {
                break;
            }
            events.add(event(lines, i, length));
            i += length;
        }
        return events;
    }

    private static Event event(String[] lines, int at, int length) {
        assertThat(lines[at]).startsWith("event: ");
        String id = length == 4 ? lines[at + 1] : "id: ";
        assertThat(id).startsWith("id: ");
        String data = lines[at + length - 2];
        assertThat(data).startsWith("data: ");
        assertThat(lines[at + length - 1]).as("the line after " + data).isEmpty();
        return new Event(lines[at].substring(7), id.substring(4), JSON.readTree(data.substring(6)));
    }

    List<String> heard() {
        return all().stream().map(Event::text).toList();
    }

    /// Waits until just these have been said, in this order.
    void awaitExactly(String... texts) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard()).containsExactly(texts));
    }

    /// Waits until this has been said.
    Event await(String text) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard()).contains(text));
        return all().stream()
                .filter(event -> event.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        hangUp();
    }
}
