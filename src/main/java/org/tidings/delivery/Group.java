package org.tidings.delivery;

import java.util.ArrayList;
import java.util.List;
import org.tidings.ledger.Line;

/// All live channels that hear exactly the same: one selector, the same rights, the same form. What they
/// hear is decided and written once.
final class Group {
    private final Key key;
    private final List<Channel> channels = new ArrayList<>();
    private long lastAsked;

    record Key(Selector selector, Viewer viewer, Form form) {

        /// The ends of this line they are told; [Sides#NEITHER] if it does not match by an end they may see.
        Sides told(Line line) {
            Sides matching = selector.matching(line);
            if (!matching.any()) {
                return Sides.NEITHER;
            }
            Sides visible = viewer.visible(line.heading());
            return matching.and(visible).any() ? visible : Sides.NEITHER;
        }
    }

    Group(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    List<Channel> channels() {
        return channels;
    }

    /// Whether this is the first visit of a round; a rename finds its way here by either end.
    boolean takesFirst(long round) {
        boolean first = lastAsked != round;
        lastAsked = round;
        return first;
    }
}
