package org.tidings.wire.catalogue;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Did;

/// The files whose DIDs begin as a rule's selection says, read page by page, up to a limit.
final class Reached implements Iterator<DidRecord> {
    private static final int PAGE = 1000;
    private final Catalogue catalogue;
    private final String prefix;
    private final long most;
    private Iterator<DidRecord> page = List.<DidRecord>of().iterator();
    private Optional<Did> last = Optional.empty();
    private long count;

    /// @param prefix of `scope:name`; empty for all
    Reached(Catalogue catalogue, String prefix, long most) {
        this.catalogue = catalogue;
        this.prefix = prefix;
        this.most = most;
    }

    @Override
    public boolean hasNext() {
        if (count < most && !page.hasNext()) {
            page = behind(last, PAGE).iterator();
        }
        return count < most && page.hasNext();
    }

    @Override
    public DidRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        DidRecord next = page.next();
        last = Optional.of(next.did());
        count++;
        return next;
    }

    /// How many were given.
    long count() {
        return count;
    }

    /// Whether there are others behind the last one given.
    boolean isCutShort() {
        return count >= most && !behind(last, 1).isEmpty();
    }

    private List<DidRecord> behind(Optional<Did> after, int limit) {
        int colon = prefix.indexOf(':');
        return colon < 0
                ? catalogue.list(after, limit)
                : catalogue.list(prefix.substring(0, colon), prefix.substring(colon + 1), after, limit);
    }
}
