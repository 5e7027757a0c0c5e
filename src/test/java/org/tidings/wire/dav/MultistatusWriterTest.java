package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MultistatusWriterTest {

    @Test
    void aResponseHasOnePropstatForEachStatus() throws IOException {
        StringWriter out = new StringWriter();
        try (MultistatusWriter writer = new MultistatusWriter(out)) {
            writer.startResponse("/a%20b");
            writer.startProperties();
            writer.property(XmlName.dav("displayname"), "a & b");
            writer.literal(XmlName.dav("resourcetype"), "<D:collection/>");
            writer.endProperties(200);
            writer.startProperties();
            writer.empty(new XmlName("urn:x", "missing"));
            writer.empty(new XmlName("", "bare"));
            writer.endProperties(404);
            writer.endResponse();
        }
        assertThat(out.toString())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                               + "<D:multistatus xmlns:D=\"DAV:\">\n"
                               + "<D:response><D:href>/a%20b</D:href><D:propstat><D:prop><D:displayname>a &amp;"
                               + " b</D:displayname><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1"
                               + " 200 OK</D:status></D:propstat><D:propstat><D:prop><P:missing"
                               + " xmlns:P=\"urn:x\"/><bare/></D:prop><D:status>HTTP/1.1 404 Not"
                               + " Found</D:status></D:propstat></D:response>\n"
                               + "</D:multistatus>\n");
    }

    @Test
    void whateverAValueHoldsTheDocumentIsXml() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                char c = (char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
                value.append(c);
            }
            StringWriter out = new StringWriter();
            try (MultistatusWriter writer = new MultistatusWriter(out)) {
                writer.startResponse("/");
                writer.startProperties();
                writer.property(new XmlName("urn:\"<&>", "v"), value.toString());
                writer.endProperties(200);
                writer.endResponse();
            }
            String read = parse(out.toString())
                    .getElementsByTagNameNS("urn:\"<&>", "v")
                    .item(0)
                    .getTextContent();
            assertThat(read).hasSameSizeAs(value);
            assertThat(read.replace('\uFFFD', '?')).isEqualTo(legal(value.toString()));
        }
    }

    @Test
    void aMillionResponsesAreNeverHeldTogether() throws IOException {
        long[] written = new long[2];
        Writer out = new Writer() {
            @Override
            public void write(char[] chars, int from, int length) {
                written[0] += length;
                written[1] = Math.max(written[1], length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (MultistatusWriter writer = new MultistatusWriter(out)) {
            for (int i = 0; i < 1_000_000; i++) {
                writer.startResponse("/data/f" + i);
                writer.status(404);
                writer.endResponse();
            }
        }
        assertThat(written[0]).isGreaterThan(90_000_000);
        assertThat(written[1]).isLessThan(40_000);
    }

    private static String legal(String value) {
        StringBuilder legal = new StringBuilder();
        value.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c < 0xD800)
                    || (c >= 0xE000 && c < 0xFFFD)
                    || c > 0xFFFF;
            legal.appendCodePoint(allowed ? c : '?');
        });
        return legal.toString();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
