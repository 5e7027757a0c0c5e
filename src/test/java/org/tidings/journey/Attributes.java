package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

/// What is said about an entry, changed by PROPPATCH: a property of anybody's own, and those of Tidings.
///
/// @param target the entry
record Attributes(Visitor who, String target) {
    static Attributes of(Visitor who, String target) {
        return new Attributes(who, target);
    }

    /// A property of nobody's standard.
    Attributes set(String name, String value) {
        return change("set", "<p:" + name + " xmlns:p='urn:journey'>" + value + "</p:" + name + ">");
    }

    /// @param octal as in `0750`
    Attributes mode(String octal) {
        return change("set", "<T:mode>" + octal + "</T:mode>");
    }

    Attributes labelled(String label) {
        return change("set", property(label));
    }

    Attributes unlabelled(String label) {
        return change("remove", property(label));
    }

    private static String property(String label) {
        return "<" + label + " xmlns='https://tidings.org/webdav/label'/>";
    }

    private Attributes change(String how, String property) {
        Answer answer = who.door("PROPPATCH", target, """
            <D:propertyupdate xmlns:D='DAV:' xmlns:T='https://tidings.org/webdav'>
            <D:%1$s><D:prop>%2$s</D:prop></D:%1$s></D:propertyupdate>\
            """.formatted(how, property));
        assertThat(answer.is(207).text()).contains("200 OK");
        return this;
    }
}
