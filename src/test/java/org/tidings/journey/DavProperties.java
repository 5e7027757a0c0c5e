package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What a PROPFIND told of one entry, read with the JDK's own XML.
record DavProperties(Document multistatus) {
    static final String DAV = "DAV:";
    static final String SRM = "http://srm.lbl.gov/StorageResourceManager";
    static final String XATTR = "http://www.dcache.org/2020/xattr";
    static final String DCACHE = "http://www.dcache.org/2013/webdav";

    /// Asks for properties, each written as XML that may use the prefixes `S`, `X`, `C` and `D`.
    static DavProperties asked(Visitor who, String target, String properties) {
        return asked("<D:prop>" + properties + "</D:prop>", who, target);
    }

    static DavProperties all(Visitor who, String target) {
        return asked("<D:allprop/>", who, target);
    }

    private static DavProperties asked(String what, Visitor who, String target) {
        String body = "<D:propfind xmlns:D='DAV:' xmlns:S='" + SRM + "' xmlns:X='" + XATTR + "' xmlns:C='" + DCACHE
                + "'>" + what + "</D:propfind>";
        Answer answer = who.door("PROPFIND", target, body, "Depth", "0").is(207);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/xml");
        return new DavProperties(xml(answer.body()));
    }

    static Document xml(byte[] body) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (Exception notXml) {
            throw new AssertionError("not well-formed XML", notXml);
        }
    }

    /// The value of a property that there is; empty when it is missing, or was not told.
    Optional<String> value(String namespace, String name) {
        NodeList found = multistatus.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 1 && status((Element) found.item(0)).contains("200")
                ? Optional.of(found.item(0).getTextContent())
                : Optional.empty();
    }

    private static String status(Element property) {
        Element propstat = (Element) property.getParentNode().getParentNode();
        return propstat.getElementsByTagNameNS(DAV, "status").item(0).getTextContent();
    }
}
