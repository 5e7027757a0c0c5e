package org.tidings.wire.dav;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidings.wire.http.RequestRefused;

/// What a PROPFIND asks for (RFC 4918 §9.1, §14.20).
public sealed interface PropfindRequest {

    /// These properties, whether they exist or not.
    record Some(List<XmlName> names) implements PropfindRequest {
        public Some {
            names = List.copyOf(names);
        }
    }

    /// Everything of RFC 4918 and all dead properties, and these too.
    record All(List<XmlName> included) implements PropfindRequest {
        public All {
            included = List.copyOf(included);
        }
    }

    /// The names only.
    record Names() implements PropfindRequest {}

    /// What an empty body means: everything.
    PropfindRequest EVERYTHING = new All(List.of());

    /// Reads a body that is not empty.
    ///
    /// @throws RequestRefused when it is not a propfind element that asks for one thing
    static PropfindRequest parse(XmlBody xml) {
        xml.root("propfind");
        PropfindRequest request = null;
        List<XmlName> included = new ArrayList<>();
        while (xml.nextChild(1)) {
            XmlName child = xml.name();
            if (child.isDav("include")) {
                included.addAll(names(xml));
                continue;
            }
            PropfindRequest asked = asked(child, xml);
            if (asked != null && request != null) {
                throw RequestRefused.malformed("A propfind asks for one of prop, allprop and propname.");
            }
            request = asked == null ? request : asked;
        }
        xml.finish();
        return switch (request) {
            case null -> throw RequestRefused.malformed("A propfind asks for one of prop, allprop and propname.");
            case All _ -> new All(included);
            case Some some -> some;
            case Names names -> names;
        };
    }

    /// What this child asks for, or null for an element RFC 4918 §17 wants ignored.
    private static @Nullable PropfindRequest asked(XmlName child, XmlBody xml) {
        if (child.isDav("prop")) {
            return new Some(names(xml));
        }
        if (child.isDav("allprop")) {
            return EVERYTHING;
        }
        return child.isDav("propname") ? new Names() : null;
    }

    private static List<XmlName> names(XmlBody xml) {
        List<XmlName> names = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            names.add(xml.name());
        }
        return names;
    }
}
