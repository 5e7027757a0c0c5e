package org.tidings.model;

/// One interest that a channel has.
///
/// @param kind of events: `inotify` or `metronome`
/// @param id among the channel's subscriptions of this kind; free of control characters
/// @param selector which events, as a JSON object, in the words of whoever asked
public record Subscription(String kind, String id, String selector) {
    private static final int LONGEST_SELECTOR = 64 * 1024;

    public Subscription {
        if (kind.isEmpty() || id.isEmpty() || selector.length() > LONGEST_SELECTOR) {
            throw new IllegalArgumentException("A subscription has a kind, an id, and a selector of some length.");
        }
    }
}
