package org.tidings.journey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One frame of an event stream.
///
/// @param id the cursor, empty where the frame has none
/// @param event the type, such as `org.tidings.storage.file.created.v1`, or a `stream.` word
/// @param data the JSON, empty for an id-only frame
record Frame(String id, String event, String data) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STORAGE = "org.tidings.storage.";

    JsonNode json() {
        return JSON.readTree(data);
    }

    /// What happened, as in `file.created`; empty for what is not a storage event.
    String kind() {
        return isAboutStorage() ? event.substring(STORAGE.length(), event.lastIndexOf(".v")) : "";
    }

    boolean isAboutStorage() {
        return event.startsWith(STORAGE);
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /// The CloudEvents `id`.
    String eventId() {
        return json().path("id").asString("");
    }

    JsonNode file() {
        return json().path("data").path("file");
    }

    String path() {
        return file().path("path").asString("");
    }

    /// Where it was before, for a rename.
    String previousPath() {
        return json().path("data").path("previous").path("path").asString("");
    }

    String fileId() {
        return file().path("id").asString("");
    }

    long generation() {
        return file().path("generation").asLong(0);
    }

    long size() {
        return file().path("size").asLong(-1);
    }

    String adler32() {
        return file().path("checksums").path("adler32").asString("");
    }
}
