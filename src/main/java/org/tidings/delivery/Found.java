package org.tidings.delivery;

import java.time.Instant;
import java.util.Optional;
import org.tidings.ledger.EventCodec;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One entry of a listing, ready to be told in the words of events.
///
/// @param listing the cursor at which the listing was made
/// @param kind `file` or `dir`
/// @param changed when the entry itself was last changed
/// @param data as of an event that creates it; of a file whose bytes are lost, with `lost` as in the event that told it
record Found(String listing, String kind, FileId id, StoragePath path, Instant changed, byte[] data) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        byte[] data = marked(codec.encode(event, Origin.ofSite("listing")), entry);
        return new Found(listing, kind, entry.id(), path, entry.attributes().changed(), data);
    }

    private static byte[] marked(byte[] data, Entry entry) {
        Optional<Loss> lost = entry instanceof Entry.File file ? file.lost() : Optional.empty();
        if (lost.isEmpty()) {
            return data;
        }
        ObjectNode event = (ObjectNode) JSON.readTree(data);
        return JSON.writeValueAsBytes(event.put("lost", lost.get().wireName()));
    }
}
