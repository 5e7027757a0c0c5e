package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a listener believes who knows nothing but the events about files.
///
/// Hearing anything twice, or in an order in which it cannot have happened, is an error.
final class Story {
    private final Map<String, LocalFile> existing = new TreeMap<>();
    private final Map<String, List<String>> lives = new HashMap<>();

    private Story() {}

    static Story toldBy(Listener heard) {
        assertThat(heard.frames()).extracting(Frame::event).doesNotContain("stream.gap");
        assertThat(heard.events()).extracting(Frame::eventId).doesNotHaveDuplicates();
        var story = new Story();
        heard.events().forEach(story::happened);
        return story;
    }

    private void happened(Frame event) {
        lives.computeIfAbsent(event.path(), _ -> new ArrayList<>()).add(event.kind() + " " + event.generation());
        switch (event.kind()) {
            case "file.created" -> isNew(event);
            case "file.written" -> {
                isKnown(event, event.path());
                existing.put(event.path(), LocalFile.toldBy(event));
            }
            case "file.metadata" -> assertThat(existing).containsKey(event.path());
            case "file.renamed" -> {
                isKnown(event, event.previousPath());
                isNew(event);
            }
            case "file.deleted" -> isKnown(event, event.path());
            default -> throw new AssertionError(event);
        }
    }

    private void isNew(Frame event) {
        LocalFile before = existing.put(event.path(), LocalFile.toldBy(event));
        assertThat(before).as("what was there before %s", event).isNull();
    }

    private void isKnown(Frame event, String path) {
        assertThat(existing.remove(path)).as("what %s is about", event).isNotNull();
    }

    /// The files that are there at the end, by path.
    List<LocalFile> existing() {
        return List.copyOf(existing.values());
    }

    /// What happened to a path: kinds of events with the generation, as in `file.written 2`.
    List<String> of(String path) {
        return lives.getOrDefault(path, List.of());
    }
}
