package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Somebody who listens to the event stream with curl, and remembers all they heard.
///
/// Reconnecting with the last id they saw, as a browser does, is [#resume].
final class Listener implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visitor who;
    private final String query;
    private final List<Frame> frames = new ArrayList<>();
    private final StreamText text = new StreamText(this::heard);
    private String lastId = "";
    private Program curl;

    private Listener(Visitor who, String query, String... more) {
        this.who = who;
        this.query = query;
        this.curl = connected(more);
    }

    /// Listens from now on; returns when the server has begun to answer.
    ///
    /// @param query of `/api/v1/events/stream`, as in `path=/data`
    static Listener listen(Visitor who, String query) {
        return new Listener(who, query);
    }

    /// Listens to newline-delimited JSON instead of frames.
    static Listener listenToLines(Visitor who, String query) {
        return new Listener(who, query, "-H", "Accept: application/x-ndjson");
    }

    private Program connected(String... more) {
        List<String> command = new ArrayList<>(List.of("curl", "-sSN", "-i"));
        if (!who.name().isEmpty()) {
            command.addAll(List.of("-u", who.name() + ":" + who.password()));
        }
        command.addAll(List.of(more));
        command.add(who.site().api().uri("/api/v1/events/stream?" + query).toString());
        Program started = Program.start(command, Map.of(), text::line);
        started.awaitLine(line -> line.startsWith("HTTP/"), PATIENCE);
        return started;
    }

    private synchronized void heard(Frame frame) {
        frames.add(frame);
        if (!frame.id().isEmpty()) {
            lastId = frame.id();
        }
    }

    /// Hangs up and comes back with the last id heard.
    void resume() {
        curl.kill();
        text.beginAnew();
        curl = lastId().isEmpty() ? connected() : connected("-H", "Last-Event-ID: " + lastId());
    }

    /// Waits until the server has ended the stream.
    void awaitEnd() {
        curl.ended(PATIENCE);
    }

    synchronized String lastId() {
        return lastId;
    }

    synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /// The storage events heard.
    List<Frame> events() {
        return frames().stream().filter(Frame::isAboutStorage).toList();
    }

    /// Waits for an event, wherever among those heard.
    Frame await(Predicate<Frame> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> first(wanted).isPresent() || !curl.isRunning());
        return first(wanted).orElseThrow(() -> new AssertionError("not heard, only: " + tail()));
    }

    /// Waits for an event about a path.
    Frame await(String kind, String path) {
        return await(frame -> frame.is(kind) && frame.path().equals(path));
    }

    /// Waits until so many storage events were heard.
    void awaitCount(int count, Duration patience) {
        Awaitility.await().atMost(patience).until(() -> count() >= count || !curl.isRunning());
        assertThat(count()).as("events heard").isGreaterThanOrEqualTo(count);
    }

    synchronized int count() {
        return (int) frames.stream().filter(Frame::isAboutStorage).count();
    }

    private Optional<Frame> first(Predicate<Frame> wanted) {
        return frames().stream().filter(wanted).findFirst();
    }

    /// The raw answer so far, header lines included.
    String raw() {
        return curl.output();
    }

    private String tail() {
        String all = raw();
        return all.substring(Math.max(0, all.length() - 4000));
    }

    @Override
    public void close() {
        curl.kill();
    }
}
