package org.tidings.wire.dav;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/// The content of one element, kept as XML that stands alone: every prefix it uses is declared in it.
///
/// This is how dead properties and lock owners are kept (RFC 4918 §4.4, §14.17).
final class XmlLiteral {
    private static final String XML = "xml";

    private final StringBuilder out = new StringBuilder();
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    private XmlLiteral() {
        scopes.push(Map.of("", "", XML, "http://www.w3.org/XML/1998/namespace"));
    }

    /// Reads what is inside the element that has just started, up to and with its end.
    static String inside(XmlBody body) {
        XmlLiteral literal = new XmlLiteral();
        int outer = body.depth();
        while (body.next() && body.depth() >= outer) {
            if (body.isStart()) {
                literal.start(body.reader());
            } else if (body.isEnd()) {
                literal.end(body.reader());
            } else {
                XmlText.escape(body.reader().getText(), literal.out);
            }
        }
        return literal.out.toString();
    }

    private void start(XMLStreamReader element) {
        Map<String, String> scope = new HashMap<>(scopes.element());
        out.append('<').append(qualified(element.getPrefix(), element.getLocalName()));
        for (int i = 0; i < element.getNamespaceCount(); i++) {
            declare(element.getNamespacePrefix(i), element.getNamespaceURI(i), scope);
        }
        declare(element.getPrefix(), element.getNamespaceURI(), scope);
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String prefix = element.getAttributePrefix(i);
            if (prefix != null && !prefix.isEmpty()) {
                declare(prefix, element.getAttributeNamespace(i), scope);
            }
            out.append(' ')
                    .append(qualified(prefix, element.getAttributeLocalName(i)))
                    .append("=\"");
            XmlText.escape(element.getAttributeValue(i), out);
            out.append('"');
        }
        out.append('>');
        scopes.push(scope);
    }

    private void end(XMLStreamReader element) {
        scopes.pop();
        out.append("</")
                .append(qualified(element.getPrefix(), element.getLocalName()))
                .append('>');
    }

    /// Declares a prefix unless what is around says the same already.
    private void declare(String prefix, String namespace, Map<String, String> scope) {
        String name = prefix == null ? "" : prefix;
        String uri = namespace == null ? "" : namespace;
        if (uri.equals(scope.get(name))) {
            return;
        }
        scope.put(name, uri);
        out.append(name.isEmpty() ? " xmlns=\"" : " xmlns:" + name + "=\"");
        XmlText.escape(uri, out);
        out.append('"');
    }

    private static String qualified(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
