package org.tidings.wire.dav;

import java.util.Optional;

/// How properties that clients invent are kept among an entry's extended attributes.
///
/// A dead property `{urn:x}name` is the attribute of that name (James Clark's notation) and holds XML. Attributes
/// set by other means have plain names and hold text; they are shown in the namespace dCache uses for them.
final class DeadProperties {
    static final String XATTR_NAMESPACE = "http://www.dcache.org/2020/xattr";

    private DeadProperties() {}

    /// The attribute that keeps this property.
    static String attribute(XmlName name) {
        return name.namespace().equals(XATTR_NAMESPACE) ? name.local() : "{" + name.namespace() + "}" + name.local();
    }

    /// What is kept for a value that was given as XML. A plain attribute is text: markup stays as written.
    static String kept(XmlName name, String xml) {
        return name.namespace().equals(XATTR_NAMESPACE) ? XmlText.plain(xml) : xml;
    }

    /// The property an attribute is shown as; empty when its name cannot be written in XML.
    static Optional<XmlName> property(String attribute) {
        if (!attribute.startsWith("{")) {
            return XmlText.isName(attribute) ? Optional.of(new XmlName(XATTR_NAMESPACE, attribute)) : Optional.empty();
        }
        int end = attribute.lastIndexOf('}');
        String local = attribute.substring(end + 1);
        return end > 0 && XmlText.isName(local)
                ? Optional.of(new XmlName(attribute.substring(1, end), local))
                : Optional.empty();
    }

    /// Whether an attribute of that name is text: nobody writes a dead property's XML but a PROPPATCH.
    static boolean isPlain(String attribute) {
        return !attribute.isEmpty() && !attribute.startsWith("{");
    }

    /// An attribute's value as XML.
    static String shown(XmlName name, String value) {
        return name.namespace().equals(XATTR_NAMESPACE) ? XmlText.escaped(value) : value;
    }
}
