package org.tidings.delivery;

import java.time.Instant;
import org.tidings.ledger.EventCodec;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;

/// One entry of a listing, ready to be told in the words of events.
///
/// @param listing the cursor at which the listing was made
/// @param kind `file` or `dir`
/// @param changed when the entry itself was last changed
/// @param data as of an event that creates it
record Found(String listing, String kind, FileId id, StoragePath path, Instant changed, byte[] data) {

    static Found of(String listing, Entry entry, StoragePath path, EventCodec codec) {
        StorageEvent event = switch (entry) {
            case Entry.File file ->
                new NamespaceEvent.FileCreated(
                        file.subjectAt(path),
                        file.content(),
                        file.attributes().modified(),
                        file.attributes().xattrs());
            case Entry.Directory directory -> new NamespaceEvent.DirectoryCreated(directory.subjectAt(path));
        };
        String kind = entry instanceof Entry.File ? "file" : "dir";
        byte[] data = codec.encode(event, Origin.ofSite("listing"));
        return new Found(listing, kind, entry.id(), path, entry.attributes().changed(), data);
    }
}
