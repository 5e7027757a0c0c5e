package org.tidings.wire.client;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidings.model.StoragePath;

/// A WebDAV 207 answer (RFC 4918 §13), read as it comes, entry by entry.
final class Multistatus {
    private static final String DAV = "DAV:";
    private final XMLStreamReader xml;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> found = new HashMap<>();
    private String href = "";

    private Multistatus(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// Shows every entry to `visitor`, in the order of the answer.
    ///
    /// @throws Unreachable when the answer breaks off or is not a multistatus
    static void read(InputStream body, Consumer<RemoteEntry> visitor) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The JDK's reader would decode by itself, and write of every byte it cannot to the terminal.
        var text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
        try {
            new Multistatus(factory.createXMLStreamReader(text)).read(visitor);
        } catch (XMLStreamException e) {
            throw new Unreachable("The site's listing broke off or is no listing.", e);
        }
    }

    private void read(Consumer<RemoteEntry> visitor) throws XMLStreamException {
        while (xml.hasNext()) {
            int what = xml.next();
            if (what == XMLStreamConstants.START_ELEMENT && DAV.equals(xml.getNamespaceURI())) {
                started(xml.getLocalName());
            } else if (what == XMLStreamConstants.END_ELEMENT && isDav("response")) {
                visitor.accept(entry());
            }
        }
    }

    private void started(String name) throws XMLStreamException {
        switch (name) {
            case "response" -> {
                href = "";
                found.clear();
            }
            case "href" -> href = xml.getElementText();
            case "propstat" -> properties.clear();
            case "prop" -> readProperties();
            case "status" -> {
                if (xml.getElementText().contains(" 200")) {
                    found.putAll(properties);
                }
                properties.clear();
            }
            default -> {}
        }
    }

    /// Text by local name; an empty element inside one, as in `resourcetype`, counts as its name.
    private void readProperties() throws XMLStreamException {
        String property = "";
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        property = xml.getLocalName();
                        text.setLength(0);
                    } else if (depth == 3) {
                        text.append(xml.getLocalName()).append(' ');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth == 1) {
                        properties.put(property, text.toString().strip());
                    }
                }
                default -> {}
            }
        }
    }

    private RemoteEntry entry() {
        Map<String, String> rest = new HashMap<>(found);
        boolean directory =
                Optional.ofNullable(rest.remove("resourcetype")).orElse("").contains("collection");
        long size = Optional.ofNullable(rest.remove("getcontentlength"))
                .filter(t -> t.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        var modified = Optional.ofNullable(rest.remove("getlastmodified")).flatMap(Multistatus::time);
        return new RemoteEntry(path(), directory, directory ? 0 : size, modified, rest);
    }

    private StoragePath path() {
        try {
            return PathCoding.ofHref(href);
        } catch (IllegalArgumentException e) {
            throw new Unreachable("The site's listing names something that is no path: " + href, e);
        }
    }

    private static Optional<Instant> time(String httpDate) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean isDav(String name) {
        return name.equals(xml.getLocalName()) && DAV.equals(xml.getNamespaceURI());
    }
}
