package org.tidings.channel;

import org.tidings.model.FileId;
import org.tidings.model.Offset;

/// An inotify subscription as its feed has it: a term, and what its selector asks for.
///
/// @param watched the entry
final class Watch {
    private final FileId watched;
    private final InotifySelector selector;
    private Term term;
    private long spent = -1;

    Watch(FileId watched, Term term, InotifySelector selector) {
        this.watched = watched;
        this.term = term;
        this.selector = selector;
    }

    FileId watched() {
        return watched;
    }

    Term term() {
        return term;
    }

    void endBy(Offset offset) {
        term = term.endedBy(offset);
    }

    boolean isOneShot() {
        return selector.says(Flag.IN_ONESHOT);
    }

    /// Whether it is to be told this.
    ///
    /// @param id the notice's
    boolean wants(Flag flag, Offset offset, long id) {
        return term.covers(offset) && selector.mask().contains(flag) && (spent < 0 || spent == id);
    }

    /// Notes that this was told.
    ///
    /// @return whether it was all the watch was for, and that is new
    boolean spendOn(long id) {
        boolean first = isOneShot() && spent < 0;
        spent = isOneShot() ? id : spent;
        return first;
    }
}
