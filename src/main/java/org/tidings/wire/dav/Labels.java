package org.tidings.wire.dav;

import java.util.List;
import org.tidings.namespace.Entry;

/// An entry's labels as WebDAV properties: each is an empty property of that name in a namespace of labels, which
/// is set to attach it and removed to take it off.
final class Labels {
    static final String NAMESPACE = LiveProperty.TIDINGS + "/label";

    private Labels() {}

    static boolean isLabel(XmlName name) {
        return name.namespace().equals(NAMESPACE);
    }

    /// Those of an entry that XML can write as a name.
    static List<XmlName> of(Entry entry) {
        return entry.attributes().labels().stream()
                .filter(XmlText::isName)
                .map(label -> new XmlName(NAMESPACE, label))
                .toList();
    }
}
