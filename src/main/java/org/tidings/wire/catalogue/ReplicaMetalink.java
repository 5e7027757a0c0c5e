package org.tidings.wire.catalogue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Checksum;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.Visit;

/// One file and all places to read it, for a download program (RFC 5854).
///
/// @param sources the best first: priority 1
record ReplicaMetalink(DidRecord file, List<ReplicaRanking.Source> sources) {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
    private static final int MOST = 999_999;

    void send(Visit visit) throws IOException {
        visit.response().setStatus(HttpStatus.OK_200);
        visit.response().getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.METALINK.wireName());
        byte[] body = xml().getBytes(StandardCharsets.UTF_8);
        if (visit.isHead()) {
            visit.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            visit.callback().succeeded();
        } else {
            visit.response().write(true, ByteBuffer.wrap(body), visit.callback());
        }
    }

    String xml() throws IOException {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("metalink");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "generator", "Tidings");
            xml.writeStartElement("file");
            String name = file.did().name();
            xml.writeAttribute("name", writable(name.substring(name.lastIndexOf('/') + 1)));
            element(xml, "identity", file.did().text());
            element(xml, "size", Long.toString(file.bytes().sizeBytes()));
            for (Checksum checksum : file.bytes().checksums()) {
                xml.writeStartElement("hash");
                xml.writeAttribute("type", hashName(checksum.algorithm()));
                xml.writeCharacters(checksum.hex());
                xml.writeEndElement();
            }
            writeUrls(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private void writeUrls(XMLStreamWriter xml) throws XMLStreamException {
        int priority = 1;
        for (ReplicaRanking.Source source : sources) {
            xml.writeStartElement("url");
            String country = source.rse().attributes().getOrDefault("country", "");
            if (country.matches("[A-Za-z]{2}")) {
                xml.writeAttribute("location", country.toLowerCase(Locale.ROOT));
            }
            xml.writeAttribute("priority", Integer.toString(Math.min(MOST, priority++)));
            xml.writeCharacters(source.url().toString());
            xml.writeEndElement();
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    /// What XML 1.0 cannot write becomes U+FFFD.
    private static String writable(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isWritable(c) ? c : 0xFFFD));
        return out.toString();
    }

    private static boolean isWritable(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && !half && c != 0xFFFE && c != 0xFFFF;
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
