package org.tidings.outlet;

/// An outlet cannot go on: it is to be closed and opened again.
public final class OutletBroken extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    /// @param why a sentence without its full stop
    public OutletBroken(String why) {
        super(why);
        this.why = why;
    }

    public OutletBroken(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
