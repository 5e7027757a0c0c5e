package org.tidings.channel;

import java.util.Arrays;
import java.util.Optional;

/// The types of event that can be subscribed to.
public enum Kind {
    INOTIFY("inotify", "notification of namespace activity, modelled after inotify(7)"),
    METRONOME("metronome", "a configurable stream of messages");

    private final String wireName;
    private final String description;

    Kind(String wireName, String description) {
        this.wireName = wireName;
        this.description = description;
    }

    /// As URLs and events have it.
    public String wireName() {
        return wireName;
    }

    public String description() {
        return description;
    }

    public static Optional<Kind> named(String wireName) {
        return Arrays.stream(values()).filter(k -> k.wireName.equals(wireName)).findFirst();
    }
}
