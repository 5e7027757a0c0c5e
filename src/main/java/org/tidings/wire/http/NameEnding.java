package org.tidings.wire.http;

import java.util.Locale;
import java.util.Map;

/// What a file's name says about what is in it.
public final class NameEnding {
    /// Of what nothing is known.
    public static final String UNKNOWN = "application/octet-stream";
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

    private NameEnding() {}

    /// The media type by the name's ending.
    public static String mediaType(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN : TYPES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
