package org.tidings.channel;

import java.util.Optional;
import org.tidings.model.FileId;

/// What a watch is told, as inotify has it: one flag, about an entry of the watched directory or about the watched
/// entry itself.
///
/// @param watched whose watchers are told
/// @param name of the entry in the watched directory; empty if it is about the watched entry itself
/// @param flag what happened
/// @param side which end of the event it tells of, and so must be visible
/// @param cookie joins the two ends of a rename
record Notice(FileId watched, Optional<String> name, Flag flag, Side side, Optional<String> cookie) {

    /// An end of an event.
    enum Side {
        ARRIVAL,
        DEPARTURE
    }

    static Notice ofSelf(FileId watched, Flag flag) {
        return new Notice(watched, Optional.empty(), flag, Side.ARRIVAL, Optional.empty());
    }

    static Notice ofChild(FileId directory, String name, Flag flag) {
        return new Notice(directory, Optional.of(name), flag, Side.ARRIVAL, Optional.empty());
    }
}
