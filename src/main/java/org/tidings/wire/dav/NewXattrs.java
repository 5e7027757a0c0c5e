package org.tidings.wire.dav;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.tidings.wire.http.Query;
import org.tidings.wire.http.RequestRefused;

/// The extended attributes a PUT brings along in its query, as dCache has it: `?xattr.colour=red&xattr.run=7`.
final class NewXattrs {
    private static final String PREFIX = "xattr.";

    private NewXattrs() {}

    /// Values by name.
    ///
    /// @throws RequestRefused when one has no name, the name of a dead property, or several values
    static Map<String, String> of(Request request) {
        Map<String, String> xattrs = new HashMap<>();
        for (Fields.Field field : Query.of(request)) {
            if (field.getName().startsWith(PREFIX)) {
                String name = field.getName().substring(PREFIX.length());
                if (!DeadProperties.isPlain(name)) {
                    throw RequestRefused.malformed(
                            "An extended attribute has a name, which does not begin with a brace.");
                }
                xattrs.put(name, one(name, field.getValues()));
            }
        }
        return xattrs;
    }

    private static String one(String name, List<String> values) {
        if (values.size() > 1) {
            throw RequestRefused.malformed("The extended attribute " + name + " is given several values.");
        }
        return values.getFirst();
    }
}
