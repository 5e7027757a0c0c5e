package org.tidings.door;

/// How much of a tree an operation removes.
public enum Extent {
    /// A file, or a directory that is empty.
    ALONE,
    /// A directory with all below it too.
    TREE
}
