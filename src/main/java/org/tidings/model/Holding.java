package org.tidings.model;

import java.util.Optional;

/// What an RSE holds under a DID: where it lies there, and which bytes they are.
///
/// @param path at that site
/// @param id the site's own id of the file, if it tells ids
/// @param generation of the content at that site; 0 when it tells none
/// @param ours whether a transfer of ours brought it, so that we may take it away again
public record Holding(StoragePath path, Optional<FileId> id, long generation, Fingerprint bytes, boolean ours) {

    /// Whether the site wrote the same file anew after this.
    public boolean isOlderThan(Holding other) {
        return isSameFile(other) && generation != 0 && generation < other.generation;
    }

    /// Whether this tells of the same file as it was at the same time.
    public boolean isSameGeneration(Holding other) {
        return isSameFile(other) && generation == other.generation && !bytes.contradicts(other.bytes);
    }

    /// Whether these are two files, one after the other under the same name.
    public boolean isAnotherFile(Holding other) {
        return id.isPresent() && other.id.isPresent() && !id.equals(other.id);
    }

    private boolean isSameFile(Holding other) {
        return id.isPresent() && id.equals(other.id);
    }

    /// The same, ours or not.
    public Holding withOurs(boolean newOurs) {
        return new Holding(path, id, generation, bytes, newOurs);
    }
}
