package org.tidings.wire.dav;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.tidings.door.ListDirectory;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.Href;

/// A directory for a person: a table of what is in it, written as it is read, and a place to drop files on.
///
/// The page loads nothing from anywhere; its one script and its one style are named to the browser by their
/// hash, so nothing a user wrote can run.
final class DirectoryPage {
    static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT) + "'";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ListDirectory listDirectory;

    DirectoryPage(ListDirectory listDirectory) {
        this.listDirectory = listDirectory;
    }

    void show(Exchange exchange) throws IOException {
        switch (listDirectory.list(exchange.caller(), exchange.path())) {
            case Refusal refusal -> exchange.refuse(refusal);
            case ListDirectory.Listing listing -> {
                exchange.put("Content-Security-Policy", POLICY);
                exchange.put("X-Content-Type-Options", "nosniff");
                exchange.put("Referrer-Policy", "no-referrer");
                try (Writer out = new OutputStreamWriter(exchange.stream(200, CONTENT_TYPE), StandardCharsets.UTF_8)) {
                    write(out, exchange.addresses().shown(exchange.path()), listing);
                }
                exchange.done();
            }
        }
    }

    /// @param path as it is shown
    private static void write(Writer out, StoragePath path, ListDirectory.Listing listing) throws IOException {
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(XmlText.escaped(path.text()))
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n");
        heading(out, path);
        out.append("<table><thead><tr><th>Name</th><th class=\"number\">Size</th><th class=\"when\">Modified"
                        + " (UTC)</th>")
                .append("</tr></thead><tbody>\n");
        if (!path.isRoot()) {
            out.append(
                    "<tr class=\"directory\"><td><a href=\"../\">..</a></td><td></td><td class=\"when\"></td></tr>\n");
        }
        long entries = 0;
        while (listing.entries().hasNext()) {
            row(out, listing.entries().next().entry());
            entries++;
        }
        out.append("</tbody></table>\n<div id=\"drop\"><input type=\"file\" id=\"files\" multiple>Drop files here, or ")
                .append("<label for=\"files\">choose some</label>.<ul id=\"uploads\"></ul></div>\n<footer>")
                .append(entries == 1 ? "1 entry" : entries + " entries")
                .append("</footer></main><script>")
                .append(SCRIPT)
                .append("</script></body></html>\n");
    }

    /// The path, each directory of it a link.
    private static void heading(Writer out, StoragePath path) throws IOException {
        out.append("<h1><a href=\"/\">site</a>");
        StoragePath at = StoragePath.ROOT;
        for (String name : path.names()) {
            at = at.child(name);
            out.append("<span>/</span><a href=\"")
                    .append(Href.of(at, true))
                    .append("\"><bdi>")
                    .append(XmlText.escaped(name))
                    .append("</bdi></a>");
        }
        out.append("</h1>\n");
    }

    private static void row(Writer out, Entry entry) throws IOException {
        boolean directory = entry instanceof Entry.Directory;
        String slash = directory ? "/" : "";
        out.append(directory ? "<tr class=\"directory\"><td><a href=\"./" : "<tr><td><a href=\"./")
                .append(Href.name(entry.name()))
                .append(slash)
                .append("\"><bdi>")
                .append(XmlText.escaped(entry.name()))
                .append("</bdi>")
                .append(slash)
                .append("</a></td><td class=\"number\">")
                .append(entry instanceof Entry.File file ? size(file.content().sizeBytes()) : "")
                .append("</td><td class=\"when\">")
                .append(WHEN.format(entry.attributes().modified()))
                .append("</td></tr>\n");
    }

    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %siB", bytes / (double) (1L << (10 * unit)), "KMGTPE".charAt(unit - 1));
    }

    private static String resource(String name) {
        try (InputStream in = DirectoryPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
