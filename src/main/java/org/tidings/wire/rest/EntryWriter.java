package org.tidings.wire.rest;

import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tidings.model.Checksum;
import org.tidings.namespace.Entry;
import org.tidings.pool.Pools;
import org.tidings.wire.http.NameEnding;
import tools.jackson.core.JsonGenerator;

/// Writes entries as members of JSON objects, as dCache's namespace API names them. Times are milliseconds since 1970.
///
/// @param pools who can say whether bytes can be read now
/// @param wanted what is told beside what always is
record EntryWriter(Pools pools, Wanted wanted) {
    private static final long DIRECTORY_BYTES = 512;
    private static final String MIME_TYPE = "mime_type";
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,127}/[\\w.+-]{1,127}(?:;[ -~]{0,255})?");

    /// Writes into an object that has begun.
    void write(JsonGenerator out, Entry entry) {
        var attributes = entry.attributes();
        out.writeStringProperty("fileMimeType", mimeType(entry));
        out.writeStringProperty("fileType", entry instanceof Entry.Directory ? "DIR" : "REGULAR");
        out.writeStringProperty("pnfsId", entry.id().hex().toUpperCase(Locale.ROOT));
        out.writeNumberProperty("nlink", 1);
        out.writeNumberProperty("mtime", attributes.modified().toEpochMilli());
        out.writeNumberProperty("creationTime", attributes.created().toEpochMilli());
        out.writeNumberProperty("mode", attributes.mode().bits());
        out.writeNumberProperty("size", size(entry));
        if (entry instanceof Entry.File file) {
            ofFile(out, file);
        }
        if (wanted.qos()) {
            out.writeStringProperty("currentQos", isAway(entry) ? "unavailable" : "disk");
        }
        attached(out, attributes);
        if (wanted.optional()) {
            optional(out, attributes);
        }
    }

    private static long size(Entry entry) {
        return entry instanceof Entry.File file ? file.content().sizeBytes() : DIRECTORY_BYTES;
    }

    private void ofFile(JsonGenerator out, Entry.File file) {
        if (wanted.locality()) {
            out.writeStringProperty("fileLocality", locality(file));
        }
        if (wanted.locations()) {
            out.writeArrayPropertyStart("locations");
            out.writeString(file.content().pool().value());
            out.writeEndArray();
        }
        if (wanted.checksum()) {
            out.writeArrayPropertyStart("checksums");
            for (Checksum checksum : file.content().checksums()) {
                out.writeStartObject();
                out.writeStringProperty("type", typeOf(checksum.algorithm()));
                out.writeStringProperty("value", checksum.hex());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    /// The names of dCache's own enumeration.
    static String typeOf(Checksum.Algorithm algorithm) {
        return switch (algorithm) {
            case ADLER32 -> "ADLER32";
            case CRC32C -> "CRC32C";
            case MD5 -> "MD5_TYPE";
            case SHA_1 -> "SHA1";
            case SHA_256 -> "SHA256";
            case SHA_512 -> "SHA512";
        };
    }

    private void attached(JsonGenerator out, Entry.Attributes attributes) {
        if (wanted.xattr()) {
            out.writeObjectPropertyStart("extendedAttributes");
            new TreeMap<>(attributes.xattrs()).forEach(out::writeStringProperty);
            out.writeEndObject();
        }
        if (wanted.labels()) {
            out.writeArrayPropertyStart("labels");
            attributes.labels().forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private static void optional(JsonGenerator out, Entry.Attributes attributes) {
        out.writeStringProperty("accessLatency", "ONLINE");
        out.writeStringProperty("retentionPolicy", "REPLICA");
        out.writeNumberProperty("ctime", attributes.changed().toEpochMilli());
        out.writeNumberProperty("owner", attributes.owner().uid());
        out.writeNumberProperty("group", attributes.owner().gid());
    }

    private String locality(Entry.File file) {
        if (file.lost().isPresent()) {
            return "LOST";
        }
        return isAway(file) ? "UNAVAILABLE" : "ONLINE";
    }

    /// Whether it is a file that is lost, or whose pool is not here, or whose disk ails.
    private boolean isAway(Entry entry) {
        return entry instanceof Entry.File file
                && (file.lost().isPresent() || !pools.serve(file.content().pool()));
    }

    private static String mimeType(Entry entry) {
        if (entry instanceof Entry.Directory) {
            return "application/vnd.dcache.folder";
        }
        String given = entry.attributes().xattrs().getOrDefault(MIME_TYPE, "");
        if (MEDIA_TYPE.matcher(given).matches()) {
            return given;
        }
        String guessed = NameEnding.mediaType(entry.name());
        int parameters = guessed.indexOf(';');
        return parameters < 0 ? guessed : guessed.substring(0, parameters);
    }
}
