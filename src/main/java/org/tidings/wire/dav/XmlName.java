package org.tidings.wire.dav;

/// The name of an XML element: of a property, most of all.
///
/// @param namespace its namespace, empty for none
/// @param local the name in it
public record XmlName(String namespace, String local) {
    public static final String DAV = "DAV:";

    /// A name of WebDAV itself.
    public static XmlName dav(String local) {
        return new XmlName(DAV, local);
    }

    /// Whether this is WebDAV's element of that name.
    public boolean isDav(String wanted) {
        return namespace.equals(DAV) && local.equals(wanted);
    }

    @Override
    public String toString() {
        return "{" + namespace + "}" + local;
    }
}
