package org.tidings.store.sql;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tidings.namespace.Entry.Extras;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people attached to an entry, as JSON: `{"xattrs":{…},"labels":[…]}`; nothing at all for nothing.
final class ExtrasText {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ExtrasText() {}

    static Optional<String> write(Extras extras) {
        if (extras.xattrs().isEmpty() && extras.labels().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode object = JSON.createObjectNode();
        ObjectNode xattrs = object.putObject("xattrs");
        extras.xattrs().forEach(xattrs::put);
        extras.labels().forEach(object.putArray("labels")::add);
        return Optional.of(JSON.writeValueAsString(object));
    }

    static Extras read(Optional<String> text) {
        if (text.isEmpty()) {
            return Extras.NONE;
        }
        JsonNode object = JSON.readTree(text.get());
        Map<String, String> xattrs = new HashMap<>();
        object.path("xattrs")
                .properties()
                .forEach(x -> xattrs.put(x.getKey(), x.getValue().stringValue()));
        SortedSet<String> labels = new TreeSet<>();
        object.path("labels").values().forEach(label -> labels.add(label.stringValue()));
        return new Extras(Map.copyOf(xattrs), Collections.unmodifiableSortedSet(labels));
    }
}
