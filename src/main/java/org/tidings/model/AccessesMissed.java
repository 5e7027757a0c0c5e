package org.tidings.model;

/// Files were read and directories listed, but too many at a time for each to be recorded.
///
/// @param count how many [AccessEvent]s there would have been
public record AccessesMissed(long count) implements StorageEvent {
    /// Stands where events of entries have an entry's id.
    public static final FileId SUBJECT = new FileId("fffe" + "0".repeat(32));

    public AccessesMissed {
        if (count < 1) {
            throw new IllegalArgumentException("nothing missed is no event");
        }
    }

    @Override
    public EventType type() {
        return EventType.ACCESSES_MISSED;
    }
}
