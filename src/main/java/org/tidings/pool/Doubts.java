package org.tidings.pool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidings.ledger.Signal;
import org.tidings.model.PoolName;

/// Bytes that may be gone or wrong: noted by whoever meets them, looked into by somebody else, so that nobody waits.
///
/// It holds a bounded number. Of what is beyond that it knows only that it forgot something; then all has to be looked
/// through.
public final class Doubts {
    static final int MOST = 100_000;

    private final Map<Place, Look> noted = new LinkedHashMap<>();
    private final Signal raised = new Signal();
    private boolean forgot;

    private record Place(PoolName pool, Pool.Key key) {}

    /// How closely to look.
    public enum Look {
        /// Whether they are there, and how many.
        PRESENCE,
        /// Whether they are the right ones: all of them are read.
        CONTENT
    }

    /// One doubt.
    public record Doubt(PoolName pool, Pool.Key key, Look look) {}

    public void add(PoolName pool, Pool.Key key, Look look) {
        synchronized (this) {
            var place = new Place(pool, key);
            if (noted.size() < MOST || noted.containsKey(place)) {
                noted.merge(place, look, (a, b) -> a == Look.CONTENT ? a : b);
            } else {
                forgot = true;
            }
        }
        raised.raise();
    }

    /// Takes the oldest out, at most `limit`.
    public synchronized List<Doubt> take(int limit) {
        List<Doubt> taken = new ArrayList<>();
        Iterator<Map.Entry<Place, Look>> oldest = noted.entrySet().iterator();
        while (taken.size() < limit && oldest.hasNext()) {
            var next = oldest.next();
            taken.add(new Doubt(next.getKey().pool(), next.getKey().key(), next.getValue()));
            oldest.remove();
        }
        return taken;
    }

    public synchronized boolean isEmpty() {
        return noted.isEmpty();
    }

    /// Whether more of them should wait until some have been looked into.
    public synchronized boolean isCrowded() {
        return noted.size() > MOST / 2;
    }

    /// Says that something may have been missed.
    public synchronized void forget() {
        forgot = true;
    }

    /// Whether something was missed since the last call.
    public synchronized boolean tookForgotten() {
        boolean missed = forgot;
        forgot = false;
        return missed;
    }

    /// Raised whenever there is one more.
    public Signal raised() {
        return raised;
    }
}
