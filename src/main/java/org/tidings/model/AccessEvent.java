package org.tidings.model;

import java.time.Duration;

/// Somebody looked: nothing changed. Recorded after the fact, without making who looks wait.
public sealed interface AccessEvent extends EntryEvent {

    /// A file was opened, and its bytes are on their way to a client.
    record FileOpened(Subject subject, Content content) implements AccessEvent {
        @Override
        public EventType type() {
            return EventType.FILE_OPENED;
        }
    }

    /// A file that was opened has been closed again.
    ///
    /// @param readBytes how many bytes were read
    /// @param took from opening to closing, in whole microseconds
    record FileRead(Subject subject, Content content, long readBytes, Duration took) implements AccessEvent {
        @Override
        public EventType type() {
            return EventType.FILE_READ;
        }
    }

    /// The names in a directory were asked for.
    record DirectoryListed(Subject subject) implements AccessEvent {
        @Override
        public EventType type() {
            return EventType.DIRECTORY_LISTED;
        }
    }
}
