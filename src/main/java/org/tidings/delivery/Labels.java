package org.tidings.delivery;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The labels in an event's wire form, read without building the event: they are not in its heading,
/// because few selectors ask for them.
final class Labels {
    private static final JsonFactory JSON = new JsonFactory();

    private Labels() {}

    /// @param data as [org.tidings.ledger.EventCodec] writes it: `file.labels` is a list of words
    static Set<String> of(byte[] data) {
        Set<String> labels = new HashSet<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), data)) {
            if (entered(json, "file") && entered(json, "labels")) {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    labels.add(json.getString());
                }
            }
        }
        return labels;
    }

    /// Goes into the next object, to the first token of its member of this name.
    private static boolean entered(JsonParser json, String member) {
        if (json.currentToken() == null) {
            json.nextToken();
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = json.currentName().equals(member);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }
}
