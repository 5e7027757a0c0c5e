package org.tidings.wire.dav;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.door.ChangeAttributes.Permissions;
import org.tidings.model.Mode;
import org.tidings.wire.dav.ProppatchRequest.Change;
import org.tidings.wire.http.RequestRefused;

/// What the properties a PROPPATCH sets and removes mean for the entry; the last word about each counts.
final class WantedChanges {
    private final Map<String, Optional<String>> xattrs = new LinkedHashMap<>();
    private final Set<String> labelled = new LinkedHashSet<>();
    private final Set<String> unlabelled = new LinkedHashSet<>();
    private Permissions permissions = Permissions.SAME;

    private WantedChanges() {}

    /// @throws RequestRefused when a property of Tidings' own is given a value it cannot have
    static Changes of(ProppatchRequest request) {
        var wanted = new WantedChanges();
        for (Change change : request.changes()) {
            switch (change) {
                case Change.Set set -> wanted.set(set.name(), set.xml());
                case Change.Remove remove -> wanted.remove(remove.name());
            }
        }
        return new Changes(wanted.permissions, Optional.empty(), wanted.xattrs, wanted.labelled, wanted.unlabelled);
    }

    private void set(XmlName name, String xml) {
        if (name.equals(LiveProperty.MODE.xmlName())) {
            permissions = Permissions.ofMode(mode(xml.strip()));
        } else if (Labels.isLabel(name)) {
            unlabelled.remove(name.local());
            labelled.add(name.local());
        } else {
            xattrs.put(DeadProperties.attribute(name), Optional.of(DeadProperties.kept(name, xml)));
        }
    }

    private void remove(XmlName name) {
        if (Labels.isLabel(name)) {
            labelled.remove(name.local());
            unlabelled.add(name.local());
        } else {
            xattrs.put(DeadProperties.attribute(name), Optional.empty());
        }
    }

    private static Mode mode(String octal) {
        if (!octal.matches("[0-7]{3,4}")) {
            throw RequestRefused.malformed("A mode is three or four octal digits, as in 0755.");
        }
        return Mode.ofOctal(octal);
    }
}
