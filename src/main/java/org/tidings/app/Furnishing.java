package org.tidings.app;

/// What a house should have before anybody comes in.
public interface Furnishing {
    /// Nothing but what its users have.
    Furnishing NONE = new Furnishing() {};

    /// Writes the users file, before it is read; the data directory is ours alone by then.
    default void admit() {}

    /// Makes directories, before the doors open.
    default void layOut(Groundwork groundwork) {}
}
