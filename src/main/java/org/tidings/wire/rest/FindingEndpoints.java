package org.tidings.wire.rest;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.door.FindLabelled;
import org.tidings.door.Ground;
import org.tidings.door.ListDirectory.Listed;
import org.tidings.door.LocateEntry;
import org.tidings.model.FileId;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;

/// Entries found otherwise than by their path: `/api/v1/labels`, `/api/v1/id`.
final class FindingEndpoints {
    private final String site;
    private final Ground ground;
    private final FindLabelled findLabelled;
    private final LocateEntry locateEntry;

    FindingEndpoints(String site, Ground ground) {
        this.site = site;
        this.ground = ground;
        this.findLabelled = new FindLabelled(ground);
        this.locateEntry = new LocateEntry(ground);
    }

    /// The labels of what the asker could list.
    void labels(Visit visit) throws IOException {
        Asking asking = Asking.of(visit, site);
        Window window = Window.of(asking);
        Iterator<String> labels = findLabelled.labels(asking.caller()).iterator();
        JsonAnswer.stream(visit, out -> {
            out.writeStartObject();
            out.writeArrayPropertyStart("labels");
            window.forEach(labels, out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /// What has a label, as a directory that is nowhere.
    void labelled(Visit visit) throws IOException {
        Asking asking = Asking.of(visit, site);
        Window window = Window.of(asking);
        var writer = new EntryWriter(ground.pools(), Wanted.of(asking));
        Iterator<Listed> entries =
                findLabelled.labelled(asking.caller(), visit.variable("label")).iterator();
        if (!entries.hasNext()) {
            throw new RequestRefused(HttpStatus.NOT_FOUND_404, "No such label");
        }
        JsonAnswer.stream(visit, out -> {
            out.writeStartObject();
            out.writeArrayPropertyStart("children");
            window.forEach(entries, listed -> {
                out.writeStartObject();
                out.writeStringProperty("fileName", listed.entry().name());
                out.writeStringProperty(
                        "sourcePath", asking.shown(listed.path()).text());
                writer.write(out, listed.entry());
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /// Everything about the entry of an id, for operators.
    void byId(Visit visit) throws IOException {
        Asking asking = Asking.of(visit, site);
        if (!visit.who().isOperator()) {
            throw asking.forbidden("Entries are found by their id for operators.");
        }
        Listed found = locateEntry
                .locate(asking.caller(), id(visit.variable("pnfsid")))
                .orElseThrow(() -> new RequestRefused(HttpStatus.NOT_FOUND_404, "No such file or directory"));
        JsonAnswer.stream(visit, out -> {
            out.writeStartObject();
            out.writeStringProperty("path", found.path().text());
            out.writeStringProperty("fileName", found.entry().name());
            new EntryWriter(ground.pools(), Wanted.ALL).write(out, found.entry());
            out.writeEndObject();
        });
    }

    private static FileId id(String text) {
        try {
            return new FileId(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noId) {
            throw RequestRefused.malformed("An id is " + FileId.HEX_DIGITS + " hex digits.");
        }
    }
}
