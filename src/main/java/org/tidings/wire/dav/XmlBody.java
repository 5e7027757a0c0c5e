package org.tidings.wire.dav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;

/// A request body in XML, read forward once: no DTD, no entities, and limits on bytes, elements and depth.
final class XmlBody {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final CappedInput input;
    private final RequestSizes sizes;
    private int elements;
    private int depth;

    /// @throws RequestRefused when the body does not even begin as XML
    XmlBody(InputStream body, RequestSizes sizes) {
        this.sizes = sizes;
        input = new CappedInput(body, sizes.bodyBytes());
        try {
            reader = FACTORY.createXMLStreamReader(XmlChars.of(input));
        } catch (IOException | XMLStreamException | RuntimeException notXml) {
            throw unread(notXml);
        }
    }

    /// Goes to the next start or end of an element, or piece of text; false at the end of the document.
    boolean next() {
        while (advance()) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    enter();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return true;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw RequestRefused.malformed("XML with a DTD or entities of its own is not read here.");
                default -> {}
            }
        }
        return false;
    }

    /// Goes to the next child element of the element at `parentDepth`; false when that one has ended.
    boolean nextChild(int parentDepth) {
        while (next()) {
            if (isStart() && depth == parentDepth + 1) {
                return true;
            }
            if (isEnd() && depth < parentDepth) {
                return false;
            }
        }
        throw malformed();
    }

    /// Goes to the root element, which must be WebDAV's of that name.
    void root(String local) {
        if (!next() || !isStart() || !name().isDav(local)) {
            throw RequestRefused.malformed("The body of this request is a " + local + " element of DAV:.");
        }
    }

    /// Reads on until the document has ended, so that what follows is checked as well.
    void finish() {
        while (next()) {
            continue;
        }
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    boolean isEnd() {
        return reader.isEndElement();
    }

    /// The name of the element that has just started or ended.
    XmlName name() {
        String namespace = reader.getNamespaceURI();
        return new XmlName(namespace == null ? "" : namespace, reader.getLocalName());
    }

    /// How many elements are open, the current one included.
    int depth() {
        return depth;
    }

    /// The reader itself, for what only it knows.
    XMLStreamReader reader() {
        return reader;
    }

    private boolean advance() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            reader.next();
            return true;
        } catch (XMLStreamException | RuntimeException notXml) {
            throw unread(notXml);
        }
    }

    private void enter() {
        depth++;
        if (++elements > sizes.elements()) {
            throw sizes.tooMany();
        }
        if (depth > sizes.depth()) {
            throw sizes.tooDeep();
        }
    }

    private RequestRefused unread(Exception why) {
        if (input.isExceeded()) {
            return sizes.tooLong();
        }
        Throwable cause = why instanceof XMLStreamException xml ? xml.getNestedException() : why;
        return cause instanceof IOException && !(cause instanceof CharacterCodingException)
                ? Answer.cutShort(cause)
                : malformed();
    }

    private static RequestRefused malformed() {
        return RequestRefused.malformed("The body of this request is not well-formed XML.");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
