package org.tidings.wire.dav;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.tidings.door.ListDirectory;
import org.tidings.door.Refusal;
import org.tidings.model.Checksum;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.RequestRoot;

/// The files of a directory for a download program (RFC 5854): name, size, checksums, URL; written as they are read.
/// What is further below is not told.
final class Metalink {
    static final String CONTENT_TYPE = MediaType.METALINK.wireName();

    private final ListDirectory listDirectory;

    Metalink(ListDirectory listDirectory) {
        this.listDirectory = listDirectory;
    }

    void show(Exchange exchange) throws IOException {
        RequestRoot root = RequestRoot.of(exchange.request());
        switch (listDirectory.list(exchange.caller(), exchange.path())) {
            case Refusal refusal -> exchange.refuse(refusal);
            case ListDirectory.Listing listing -> {
                try (Writer out = new OutputStreamWriter(exchange.stream(200, CONTENT_TYPE), StandardCharsets.UTF_8)) {
                    write(out, exchange.addresses(), root, listing);
                }
                exchange.done();
            }
        }
    }

    private static void write(Writer out, Addresses addresses, RequestRoot root, ListDirectory.Listing listing)
            throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
                .append("<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\"><generator>Tidings</generator>\n");
        while (listing.entries().hasNext()) {
            var listed = listing.entries().next();
            if (listed.entry() instanceof Entry.File file) {
                file(out, file, root.url(addresses.href(listed.path(), false)));
            }
        }
        out.append("</metalink>\n");
    }

    /// @param url escaped so that it may stand in XML
    private static void file(Writer out, Entry.File file, String url) throws IOException {
        out.append("<file name=\"")
                .append(XmlText.escaped(file.name()))
                .append("\"><size>")
                .append(Long.toString(file.content().sizeBytes()))
                .append("</size>");
        for (Checksum checksum : file.content().checksums()) {
            out.append("<hash type=\"")
                    .append(hashName(checksum.algorithm()))
                    .append("\">")
                    .append(checksum.hex())
                    .append("</hash>");
        }
        out.append("<url>").append(url).append("</url></file>\n");
    }

    /// IANA's textual names of hash functions; who knows only those leaves the other two out.
    private static String hashName(Checksum.Algorithm algorithm) {
        return switch (algorithm) {
            case ADLER32 -> "adler32";
            case CRC32C -> "crc32c";
            case MD5 -> "md5";
            case SHA_1 -> "sha-1";
            case SHA_256 -> "sha-256";
            case SHA_512 -> "sha-512";
        };
    }
}
