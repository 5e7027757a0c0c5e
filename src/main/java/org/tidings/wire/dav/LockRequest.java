package org.tidings.wire.dav;

import java.util.ArrayList;
import java.util.List;
import org.tidings.wire.http.RequestRefused;

/// The lock a LOCK with a body wants (RFC 4918 §9.10, §14.11).
///
/// @param exclusive whether nobody else may hold one; otherwise it is shared
/// @param ownerXml what the client says about itself, as XML that stands alone; empty if nothing
public record LockRequest(boolean exclusive, String ownerXml) {

    /// @throws RequestRefused when the body is not a lockinfo for a write lock of one scope
    static LockRequest parse(XmlBody xml) {
        xml.root("lockinfo");
        List<String> scopes = new ArrayList<>();
        List<String> types = new ArrayList<>();
        String owner = "";
        while (xml.nextChild(1)) {
            if (xml.name().isDav("lockscope")) {
                scopes.addAll(children(xml));
            } else if (xml.name().isDav("locktype")) {
                types.addAll(children(xml));
            } else if (xml.name().isDav("owner")) {
                owner = XmlLiteral.inside(xml);
            }
        }
        xml.finish();
        boolean exclusive = scopes.equals(List.of("exclusive"));
        if (!types.equals(List.of("write")) || (!exclusive && !scopes.equals(List.of("shared")))) {
            throw RequestRefused.malformed("A lock is a write lock, either exclusive or shared.");
        }
        return new LockRequest(exclusive, owner);
    }

    private static List<String> children(XmlBody xml) {
        List<String> names = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            names.add(xml.name().namespace().equals(XmlName.DAV) ? xml.name().local() : "");
        }
        return names;
    }
}
