package org.tidings.ledger;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.EntryEvent;
import org.tidings.model.EventType;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StorageEvent;
import org.tidings.model.Subject;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Events in their wire form: the `data` member of CloudEvents 1.0, one JSON object in UTF-8.
///
/// ```json
/// {"file":{"id":"0000…","kind":"file","path":"/data/a","parent":"0000…","owner":{"uid":1,"gid":1,"name":"alice"},
///  "mode":"0644","labels":[],"generation":2,"size":5,"checksums":{"adler32":"…"},"pool":"p1","modified":"…"},
///  "previous":{…what it was before…}, "change":{…attributes…}, "op":{"user":"alice","protocol":"webdav"}}
/// ```
///
/// `previous` is there when something has an old value: content of an overwrite, place of a rename,
/// owner and mode. The client's address is not in it: that is told to operators only. What was read has
/// `"access":{"bytes":5,"took":"PT0.1S"}` beside its file, what was lost `"lost":"missing"`. An event of a channel has
/// `channel` and maybe `subscription` in place of `file`; an event of the catalogue has `fact`.
public final class EventCodec {
    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = JsonMapper.builder().build();
    private final IntFunction<Optional<String>> userNames;

    /// @param userNames the login name of a uid, to spare readers a question; it is not read back
    public EventCodec(IntFunction<Optional<String>> userNames) {
        this.userNames = userNames;
    }

    public byte[] encode(StorageEvent event, Origin origin) {
        var bytes = new ByteArrayOutputStream(640);
        try (JsonGenerator json = factory.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            switch (event) {
                case NamespaceEvent e -> {
                    writeFile(json, e);
                    writeChange(json, e);
                }
                case AccessEvent e -> {
                    writeFile(json, e);
                    writeAccess(json, e);
                }
                case AccessesMissed e -> json.writeNumberProperty("missed", e.count());
                case ChannelEvent e -> ChannelCodec.write(json, e);
                case CatalogueEvent e -> CatalogueCodec.write(json, e);
            }
            writeOperation(json, origin);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException when the data are not those of such an event
    public StorageEvent decode(EventType type, byte[] data) {
        try {
            return decode(type, mapper.readTree(data));
        } catch (JacksonException notOne) {
            throw isNot(type, notOne);
        }
    }

    /// The same, of data that were parsed already.
    ///
    /// @throws IllegalArgumentException when the data are not those of such an event
    public StorageEvent decode(EventType type, JsonNode data) {
        try {
            return EventReader.read(type, data);
        } catch (JacksonException | DateTimeException notOne) {
            throw isNot(type, notOne);
        }
    }

    private static IllegalArgumentException isNot(EventType type, RuntimeException why) {
        return new IllegalArgumentException("These are not the data of a " + type.shortName() + ".", why);
    }

    private void writeFile(JsonGenerator json, EntryEvent event) {
        Subject subject = event.subject();
        json.writeName("file");
        json.writeStartObject();
        json.writeStringProperty("id", subject.id().hex());
        json.writeStringProperty("kind", subject.isDirectory() ? "directory" : "file");
        writePlace(json, subject.place());
        writeOwner(json, subject.owner(), subject.mode());
        json.writeName("labels");
        json.writeStartArray();
        subject.labels().forEach(json::writeString);
        json.writeEndArray();
        Heading.contentOf(event).ifPresent(content -> writeContent(json, content));
        writeModified(json, event);
        json.writeEndObject();
    }

    private static void writeModified(JsonGenerator json, EntryEvent event) {
        switch (event) {
            case NamespaceEvent.FileCreated e ->
                json.writeStringProperty("modified", e.modified().toString());
            case NamespaceEvent.FileWritten e ->
                json.writeStringProperty("modified", e.modified().toString());
            case NamespaceEvent.TimesChanged e ->
                json.writeStringProperty("modified", e.modified().toString());
            case NamespaceEvent e -> {}
            case AccessEvent e -> {}
        }
    }

    private static void writeAccess(JsonGenerator json, AccessEvent event) {
        switch (event) {
            case AccessEvent.FileRead e -> {
                json.writeName("access");
                json.writeStartObject();
                json.writeNumberProperty("bytes", e.readBytes());
                json.writeStringProperty("took", e.took().toString());
                json.writeEndObject();
            }
            case AccessEvent.FileOpened e -> {}
            case AccessEvent.DirectoryListed e -> {}
        }
    }

    private void writeChange(JsonGenerator json, NamespaceEvent event) {
        switch (event) {
            case NamespaceEvent.FileCreated e -> writeTexts(json, "xattrs", e.xattrs());
            case NamespaceEvent.FileWritten e -> writePrevious(json, () -> writeContent(json, e.previous()));
            case NamespaceEvent.FileRenamed e -> writePrevious(json, () -> writePlace(json, e.from()));
            case NamespaceEvent.DirectoryRenamed e -> writePrevious(json, () -> writePlace(json, e.from()));
            case NamespaceEvent.PermissionsChanged e ->
                writePrevious(json, () -> writeOwner(json, e.previousOwner(), e.previousMode()));
            case NamespaceEvent.TimesChanged e ->
                writePrevious(
                        json,
                        () -> json.writeStringProperty(
                                "modified", e.previousModified().toString()));
            case NamespaceEvent.XattrsChanged e -> writeXattrs(json, e.changes());
            case NamespaceEvent.LabelsChanged e -> writeLabels(json, e);
            case NamespaceEvent.FileLost e ->
                json.writeStringProperty("lost", e.why().wireName());
            case NamespaceEvent.FileFound e -> {}
            case NamespaceEvent.FileDeleted e -> {}
            case NamespaceEvent.DirectoryCreated e -> {}
            case NamespaceEvent.DirectoryDeleted e -> {}
        }
    }

    private static void writePrevious(JsonGenerator json, Runnable members) {
        json.writeName("previous");
        json.writeStartObject();
        members.run();
        json.writeEndObject();
    }

    private static void writePlace(JsonGenerator json, Place place) {
        json.writeStringProperty("path", place.path().text());
        json.writeStringProperty("parent", place.parent().hex());
    }

    private void writeOwner(JsonGenerator json, Owner owner, Mode mode) {
        json.writeName("owner");
        json.writeStartObject();
        json.writeNumberProperty("uid", owner.uid());
        json.writeNumberProperty("gid", owner.gid());
        userNames.apply(owner.uid()).ifPresent(name -> json.writeStringProperty("name", name));
        json.writeEndObject();
        json.writeStringProperty("mode", mode.octal());
    }

    private static void writeContent(JsonGenerator json, Content content) {
        json.writeNumberProperty("generation", content.generation());
        json.writeNumberProperty("size", content.sizeBytes());
        json.writeName("checksums");
        json.writeStartObject();
        for (Checksum checksum : content.checksums()) {
            json.writeStringProperty(checksum.algorithm().wireName(), checksum.hex());
        }
        json.writeEndObject();
        json.writeStringProperty("pool", content.pool().value());
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        json.writeName(name);
        json.writeStartObject();
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void writeXattrs(JsonGenerator json, Map<String, NamespaceEvent.XattrsChanged.Change> changes) {
        json.writeName("change");
        json.writeStartObject();
        json.writeName("xattrs");
        json.writeStartObject();
        changes.forEach((name, change) -> {
            json.writeName(name);
            json.writeStartObject();
            change.before().ifPresent(text -> json.writeStringProperty("before", text));
            change.after().ifPresent(text -> json.writeStringProperty("after", text));
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeLabels(JsonGenerator json, NamespaceEvent.LabelsChanged event) {
        json.writeName("change");
        json.writeStartObject();
        json.writeName("added");
        json.writeStartArray();
        event.added().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("removed");
        json.writeStartArray();
        event.removed().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeOperation(JsonGenerator json, Origin origin) {
        json.writeName("op");
        json.writeStartObject();
        origin.user().ifPresent(user -> json.writeStringProperty("user", user));
        json.writeStringProperty("protocol", origin.protocol());
        origin.function().ifPresent(function -> json.writeStringProperty("function", function));
        json.writeEndObject();
    }
}
