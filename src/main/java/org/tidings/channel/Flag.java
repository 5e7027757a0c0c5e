package org.tidings.channel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The words of an inotify selector's `flags` and of an event's `mask`, as inotify(7) and dCache have them.
enum Flag {
    IN_ACCESS,
    IN_ATTRIB,
    IN_CLOSE_WRITE,
    IN_CLOSE_NOWRITE,
    IN_CREATE,
    IN_DELETE,
    IN_DELETE_SELF,
    IN_MODIFY,
    IN_MOVE_SELF,
    IN_MOVED_FROM,
    IN_MOVED_TO,
    IN_OPEN,
    /// Every event.
    IN_ALL_EVENTS,
    IN_CLOSE,
    IN_MOVE,
    /// Watch directories only.
    IN_ONLYDIR,
    /// End after the first event.
    IN_ONESHOT,
    /// Watch for these as well as for what was watched for before.
    IN_MASK_ADD,
    /// Not to be had here: there are no symbolic links to follow.
    IN_DONT_FOLLOW,
    /// Not to be had here.
    IN_EXCL_UNLINK;

    /// What is watched for unless something is said.
    static final Set<Flag> EVENTS = EnumSet.range(IN_ACCESS, IN_OPEN);

    /// What comes of reading.
    static final Set<Flag> READS = EnumSet.of(IN_OPEN, IN_ACCESS, IN_CLOSE_NOWRITE);

    static final Set<Flag> UNSUPPORTED = EnumSet.of(IN_DONT_FOLLOW, IN_EXCL_UNLINK);

    static Optional<Flag> named(String word) {
        return Arrays.stream(values()).filter(flag -> flag.name().equals(word)).findFirst();
    }

    /// The events it stands for; none for a way of watching.
    Set<Flag> events() {
        return switch (this) {
            case IN_ACCESS,
                    IN_ATTRIB,
                    IN_CLOSE_WRITE,
                    IN_CLOSE_NOWRITE,
                    IN_CREATE,
                    IN_DELETE,
                    IN_DELETE_SELF,
                    IN_MODIFY,
                    IN_MOVE_SELF,
                    IN_MOVED_FROM,
                    IN_MOVED_TO,
                    IN_OPEN -> EnumSet.of(this);
            case IN_ALL_EVENTS -> EVENTS;
            case IN_CLOSE -> EnumSet.of(IN_CLOSE_WRITE, IN_CLOSE_NOWRITE);
            case IN_MOVE -> EnumSet.of(IN_MOVED_FROM, IN_MOVED_TO);
            case IN_ONLYDIR, IN_ONESHOT, IN_MASK_ADD, IN_DONT_FOLLOW, IN_EXCL_UNLINK -> EnumSet.noneOf(Flag.class);
        };
    }
}
