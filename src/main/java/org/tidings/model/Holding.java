package org.tidings.model;

import java.util.Optional;

/// What an RSE holds under a DID: where it lies there, and which bytes they are.
///
/// @param path at that site
/// @param id the site's own id of the file, if it tells ids
/// @param generation of the content at that site; 0 when it tells none
/// @param ours whether a transfer of ours brought it, so that we may take it away again
public record Holding(StoragePath path, Optional<FileId> id, long generation, Fingerprint bytes, boolean ours) {}
