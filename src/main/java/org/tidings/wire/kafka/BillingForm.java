package org.tidings.wire.kafka;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes dCache's billing records: JSON as its pools and doors send it to Kafka, with its spellings (`VERSION` of a
/// door, `version` of a pool; `isWrite` a text, `isP2p` a truth value).
///
/// Left out is what is not known here: storage classes, end points, idle times, and how long an upload took.
final class BillingForm {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final double NANOS = 1e9;
    private final JsonFactory factory = new JsonFactory();
    private final String site;

    /// Who did what when, apart from what was done.
    ///
    /// @param actor the numbers of the user, if it was one
    /// @param session ties the records of one deed together
    record Circumstances(Instant at, Origin origin, Optional<Owner> actor, String session) {}

    /// @param site its name, in the names of the cells
    BillingForm(String site) {
        this.site = site;
    }

    byte[] transfer(BillingDeed.Moved moved, Circumstances about) {
        return written(json -> {
            putTransfer(json, moved, about);
            putSubject(json, about);
            putFile(json, moved);
            json.writeStringProperty("initiator", door(about));
        });
    }

    byte[] request(BillingDeed.Moved moved, Circumstances about) {
        return written(json -> {
            putDoor(json, "request", moved, about);
            moved.took().ifPresent(took -> json.writeNumberProperty("sessionDuration", took.toMillis()));
            json.writeName("moverInfo");
            json.writeStartObject();
            putTransfer(json, moved, about);
            json.writeEndObject();
        });
    }

    byte[] remove(BillingDeed.Removed removed, Circumstances about) {
        return written(json -> putDoor(json, "remove", removed, about));
    }

    private void putTransfer(JsonGenerator json, BillingDeed.Moved moved, Circumstances about) {
        json.writeStringProperty("version", "1.0");
        putHead(json, "transfer", about);
        putCell(json, moved.content().pool().value(), "pool");
        moved.took().filter(took -> !took.isZero()).ifPresent(took -> {
            json.writeNumberProperty("meanReadBandwidth", moved.bytes() * NANOS / took.toNanos());
            json.writeStringProperty("readActive", took.toString());
        });
        putStatus(json);
        json.writeStringProperty("session", door(about));
        json.writeNumberProperty("transferSize", moved.bytes());
        moved.took().ifPresent(took -> json.writeNumberProperty("transferTime", took.toMillis()));
        json.writeStringProperty("isWrite", moved.isWrite() ? "write" : "read");
        json.writeName("protocolInfo");
        json.writeStartObject();
        json.writeStringProperty("protocol", "Http");
        json.writeNumberProperty("versionMajor", 1);
        json.writeNumberProperty("versionMinor", 1);
        json.writeStringProperty("transferTag", "");
        json.writeNumberProperty("port", 0);
        json.writeStringProperty("host", client(about));
        json.writeEndObject();
        json.writeBooleanProperty("isP2p", false);
        json.writeStringProperty("transferPath", moved.subject().place().path().text());
    }

    private void putDoor(JsonGenerator json, String type, BillingDeed deed, Circumstances about) {
        json.writeStringProperty("VERSION", "1.0");
        putHead(json, type, about);
        putCell(json, doorCell(), "door");
        putStatus(json);
        json.writeStringProperty("session", door(about));
        json.writeStringProperty("transferPath", deed.subject().place().path().text());
        putSubject(json, about);
        json.writeStringProperty("client", client(about));
        json.writeStringProperty("clientChain", client(about));
        json.writeNumberProperty("mappedUID", about.actor().map(Owner::uid).orElse(-1));
        json.writeNumberProperty("mappedGID", about.actor().map(Owner::gid).orElse(-1));
        about.origin().user().ifPresent(user -> json.writeStringProperty("owner", user));
        putFile(json, deed);
    }

    private static void putHead(JsonGenerator json, String type, Circumstances about) {
        json.writeStringProperty("msgType", type);
        json.writeStringProperty(
                "date",
                DATE.format(OffsetDateTime.ofInstant(about.at().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC)));
        json.writeNumberProperty("queuingTime", 0);
    }

    private void putCell(JsonGenerator json, String name, String type) {
        json.writeStringProperty("cellName", name);
        json.writeStringProperty("cellType", type);
        json.writeStringProperty("cellDomain", site);
    }

    private static void putStatus(JsonGenerator json) {
        json.writeName("status");
        json.writeStartObject();
        json.writeNumberProperty("code", 0);
        json.writeStringProperty("msg", "");
        json.writeEndObject();
    }

    private static void putSubject(JsonGenerator json, Circumstances about) {
        json.writeName("subject");
        json.writeStartArray();
        about.actor().ifPresent(actor -> {
            json.writeString("UidPrincipal[" + actor.uid() + "]");
            json.writeString("GidPrincipal[" + actor.gid() + ",primary]");
        });
        about.origin().user().ifPresent(user -> json.writeString("UserNamePrincipal[" + user + "]"));
        about.origin().address().ifPresent(address -> json.writeString("Origin[" + address + "]"));
        json.writeEndArray();
    }

    private static void putFile(JsonGenerator json, BillingDeed deed) {
        json.writeStringProperty("pnfsid", deed.subject().id().hex().toUpperCase(Locale.ROOT));
        json.writeStringProperty("billingPath", deed.subject().place().path().text());
        json.writeNumberProperty("fileSize", deed.content().sizeBytes());
    }

    private static String client(Circumstances about) {
        return about.origin().address().orElse("unknown");
    }

    private String doorCell() {
        return "WebDAV-" + site;
    }

    private String door(Circumstances about) {
        return "door:" + doorCell() + "@" + site + ":" + about.session();
    }

    private byte[] written(Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
