package org.tidings.access;

/// What somebody wants to do with a path; the words are those of dCache's macaroons.
public enum Activity {
    /// See the names in a directory, and hear of them.
    LIST,
    /// Learn an entry's size, times, checksums and attributes.
    READ_METADATA,
    /// Change extended attributes, labels or times.
    UPDATE_METADATA,
    /// Change owner, group or mode.
    MANAGE,
    /// Read a file's bytes.
    DOWNLOAD,
    /// Create a file or directory, or replace a file's bytes.
    UPLOAD,
    /// Remove an entry; with [#UPLOAD] at the other end, rename it.
    DELETE,
    /// Ask for a file to be brought from tape.
    STAGE
}
