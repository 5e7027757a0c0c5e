package org.tidings.outlet;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// How an outlet does, for whoever shows it.
public final class Standing {
    private final String name;
    private final LongSupplier lag;
    private Optional<String> why = Optional.empty();
    final LongAdder sent = new LongAdder();
    final LongAdder missed = new LongAdder();

    Standing(String name, LongSupplier lag) {
        this.name = name;
        this.lag = lag;
    }

    public String name() {
        return name;
    }

    /// Lines of the log that are not yet safe there.
    public long lag() {
        return lag.getAsLong();
    }

    /// Letters that became safe there, since the start.
    public long sent() {
        return sent.sum();
    }

    /// Lines that the log had no longer when their turn came.
    public long missed() {
        return missed.sum();
    }

    /// Why it cannot take letters now, as a sentence.
    public synchronized Optional<String> complaint() {
        return why.map(what -> "The outlet " + name + " is " + lag() + " events behind: " + what + ".");
    }

    /// @return whether that is news
    synchronized boolean complain(String what) {
        boolean isNew = !why.equals(Optional.of(what));
        why = Optional.of(what);
        return isNew;
    }

    /// @return whether there was anything to complain about
    synchronized boolean works() {
        boolean was = why.isPresent();
        why = Optional.empty();
        return was;
    }
}
