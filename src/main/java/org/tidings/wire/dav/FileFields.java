package org.tidings.wire.dav;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.HttpDate;

/// The fields that describe a file.
final class FileFields {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("log", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("xml", "application/xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("gz", "application/gzip"),
            Map.entry("zip", "application/zip"),
            Map.entry("h5", "application/x-hdf5"),
            Map.entry("nc", "application/x-netcdf"),
            Map.entry("fits", "application/fits"));

    private static final HttpField ACCEPT_RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    /// A page somebody uploaded must not act in the name of who looks at it.
    private static final HttpField SANDBOX = new PreEncodedHttpField("Content-Security-Policy", "sandbox");

    private FileFields() {}

    static void put(HttpFields.Mutable fields, Entry.File file) {
        fields.put(
                HttpHeader.ETAG,
                EntityTag.of(file.id(), file.content().generation()).toString());
        fields.put(HttpHeader.LAST_MODIFIED, HttpDate.write(file.attributes().modified()));
        fields.put(HttpHeader.CONTENT_TYPE, type(file.name()));
        fields.put(ACCEPT_RANGES);
        fields.put(NO_SNIFFING);
        fields.put(SANDBOX);
    }

    /// The media type by the name's ending.
    static String type(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN : TYPES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
