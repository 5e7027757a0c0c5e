package org.tidings.wire.rest;

import java.io.IOException;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.door.DeleteEntry;
import org.tidings.door.Extent;
import org.tidings.door.FindEntry;
import org.tidings.door.Ground;
import org.tidings.door.ListDirectory;
import org.tidings.door.Partly;
import org.tidings.door.Precondition;
import org.tidings.door.Reads;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;
import tools.jackson.core.JsonGenerator;

/// `/api/v1/namespace/{path...}`: files and directories as JSON.
final class NamespaceEndpoints {
    private final String site;
    private final Ground ground;
    private final FindEntry findEntry;
    private final ListDirectory listDirectory;
    private final DeleteEntry deleteEntry;
    private final Actions actions;

    NamespaceEndpoints(String site, Ground ground, Reads reads) {
        this.site = site;
        this.ground = ground;
        this.findEntry = new FindEntry(ground);
        this.listDirectory = new ListDirectory(ground, reads);
        this.deleteEntry = new DeleteEntry(ground);
        this.actions = new Actions(ground);
    }

    /// What stands there, and if wished what is in it.
    void look(Visit visit) throws IOException {
        Asking asking = Asking.of(visit, site);
        var writer = new EntryWriter(ground.pools(), Wanted.of(asking));
        Window window = Window.of(asking);
        Entry entry = entry(asking, asking.path());
        if (entry instanceof Entry.Directory && asking.flag("children")) {
            list(asking, writer, window);
        } else {
            JsonAnswer.stream(visit, out -> {
                out.writeStartObject();
                writer.write(out, entry);
                out.writeEndObject();
            });
        }
    }

    Entry entry(Asking asking, StoragePath path) {
        return switch (findEntry.find(asking.caller(), path)) {
            case FindEntry.Found(Entry entry) -> entry;
            case Refusal refusal -> throw asking.refused(refusal);
        };
    }

    private void list(Asking asking, EntryWriter writer, Window window) throws IOException {
        switch (listDirectory.list(asking.caller(), asking.path())) {
            case Refusal refusal -> throw asking.refused(refusal);
            case ListDirectory.Listing listing ->
                JsonAnswer.stream(asking.visit(), out -> {
                    out.writeStartObject();
                    writer.write(out, listing.directory());
                    out.writeArrayPropertyStart("children");
                    if (!asking.visit().isHead()) {
                        window.forEach(listing.entries(), listed -> child(out, writer, listed.entry()));
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                });
        }
    }

    private static void child(JsonGenerator out, EntryWriter writer, Entry entry) {
        out.writeStartObject();
        out.writeStringProperty("fileName", entry.name());
        writer.write(out, entry);
        out.writeEndObject();
    }

    /// Does what the body's `action` says.
    void act(Visit visit) throws IOException {
        Asking asking = Asking.of(visit, site);
        JsonObject body = JsonObject.read(visit)
                .orElseThrow(() -> RequestRefused.malformed("Supplied JSON is invalid: there is none"));
        actions.act(asking, asking.path(), body);
        succeeded(visit, HttpStatus.CREATED_201);
    }

    /// Removes a file, or a directory that is empty.
    void delete(Visit visit) {
        Asking asking = Asking.of(visit, site);
        switch (deleteEntry.delete(asking.caller(), asking.path(), Precondition.NONE, Extent.ALONE)) {
            case DeleteEntry.Deleted deleted -> succeeded(visit, HttpStatus.OK_200);
            case Partly partly -> throw asking.refused(partly.why());
            case Refusal refusal -> throw asking.refused(refusal);
        }
    }

    static void succeeded(Visit visit, int status) {
        JsonAnswer.send(visit.response(), status, JsonAnswer.object().put("status", "success"), visit.callback());
    }
}
