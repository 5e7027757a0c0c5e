package org.tidings.wire.dav;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/// A multistatus (RFC 4918 §13) written as it grows: one response is held at a time, never the whole.
///
/// Within [#startResponse] and [#endResponse] stand either one [#status], or propstats: between
/// [#startProperties] and [#endProperties] the properties that share a status.
public final class MultistatusWriter implements Closeable {
    /// What a multistatus is sent as.
    public static final String CONTENT_TYPE = "application/xml; charset=utf-8";

    private static final int FLUSH_AT = 32 * 1024;

    private final Writer out;
    private final StringBuilder text = new StringBuilder(FLUSH_AT + 4096);

    /// Begins the document.
    ///
    /// @param out closed with this writer
    public MultistatusWriter(Writer out) {
        this.out = out;
        text.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\"DAV:\">\n");
    }

    /// Begins what is said about one resource.
    ///
    /// @param href its URL, escaped as [org.tidings.wire.http.Href] does
    public void startResponse(String href) {
        text.append("<D:response><D:href>");
        XmlText.escape(href, text);
        text.append("</D:href>");
    }

    public void endResponse() throws IOException {
        text.append("</D:response>\n");
        if (text.length() >= FLUSH_AT) {
            drain();
        }
    }

    /// The status of the resource as a whole.
    public void status(int status) {
        text.append("<D:status>HTTP/1.1 ").append(StatusLine.of(status)).append("</D:status>");
    }

    /// A sentence for a person.
    public void description(String sentence) {
        text.append("<D:responsedescription>");
        XmlText.escape(sentence, text);
        text.append("</D:responsedescription>");
    }

    public void startProperties() {
        text.append("<D:propstat><D:prop>");
    }

    public void endProperties(int status) {
        text.append("</D:prop>");
        status(status);
        text.append("</D:propstat>");
    }

    /// A property whose value is text.
    public void property(XmlName name, String value) {
        open(name).append('>');
        XmlText.escape(value, text);
        close(name);
    }

    /// A property whose value is XML that stands alone but for the prefix `D`, which means `DAV:`.
    public void literal(XmlName name, String xml) {
        open(name).append('>').append(xml);
        close(name);
    }

    /// A property without a value: its name, in a propname or with a status of failure.
    public void empty(XmlName name) {
        open(name).append("/>");
    }

    /// Ends the document and closes what it was written to.
    @Override
    public void close() throws IOException {
        text.append("</D:multistatus>\n");
        drain();
        out.close();
    }

    private StringBuilder open(XmlName name) {
        text.append('<').append(prefix(name)).append(name.local());
        if (!name.namespace().equals(XmlName.DAV) && !name.namespace().isEmpty()) {
            text.append(" xmlns:P=\"");
            XmlText.escape(name.namespace(), text);
            text.append('"');
        }
        return text;
    }

    private void close(XmlName name) {
        text.append("</").append(prefix(name)).append(name.local()).append('>');
    }

    private static String prefix(XmlName name) {
        return name.namespace().equals(XmlName.DAV) ? "D:" : name.namespace().isEmpty() ? "" : "P:";
    }

    private void drain() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}
