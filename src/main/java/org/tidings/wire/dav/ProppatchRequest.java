package org.tidings.wire.dav;

import java.util.ArrayList;
import java.util.List;
import org.tidings.wire.http.RequestRefused;

/// The changes a PROPPATCH wants, in the order they stand (RFC 4918 §9.2): all of them or none.
///
/// @param changes at least one
public record ProppatchRequest(List<Change> changes) {

    /// One property set or removed.
    public sealed interface Change {
        XmlName name();

        /// @param xml the value: what stood inside the property's element, as XML that stands alone
        record Set(XmlName name, String xml) implements Change {}

        /// Removing what is not there is no error.
        record Remove(XmlName name) implements Change {}
    }

    public ProppatchRequest {
        changes = List.copyOf(changes);
    }

    /// @throws RequestRefused when the body is not a propertyupdate that changes something
    static ProppatchRequest parse(XmlBody xml) {
        xml.root("propertyupdate");
        List<Change> changes = new ArrayList<>();
        while (xml.nextChild(1)) {
            if (xml.name().isDav("set")) {
                properties(xml, true, changes);
            } else if (xml.name().isDav("remove")) {
                properties(xml, false, changes);
            }
        }
        xml.finish();
        if (changes.isEmpty()) {
            throw RequestRefused.malformed("A propertyupdate sets or removes at least one property.");
        }
        return new ProppatchRequest(changes);
    }

    private static void properties(XmlBody xml, boolean set, List<Change> changes) {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().isDav("prop")) {
                int prop = xml.depth();
                while (xml.nextChild(prop)) {
                    XmlName name = xml.name();
                    changes.add(set ? new Change.Set(name, XmlLiteral.inside(xml)) : new Change.Remove(name));
                }
            }
        }
    }
}
