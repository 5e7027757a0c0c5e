package org.tidings.wire.rest;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.door.ChangeAttributes.Permissions;
import org.tidings.door.Ground;
import org.tidings.door.Precondition;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.json.JsonObject;
import tools.jackson.databind.JsonNode;

/// Changes of what is said about an entry, as JSON asks for them. Each is done, or thrown as a [RequestRefused].
final class Attributes {
    private final ChangeAttributes changeAttributes;

    Attributes(Ground ground) {
        this.changeAttributes = new ChangeAttributes(ground);
    }

    void permit(Asking asking, StoragePath path, Permissions wanted) {
        change(asking, path, Changes.NONE.with(wanted), Precondition.NONE);
    }

    void label(Asking asking, StoragePath path, String label) {
        change(asking, path, Changes.NONE.withLabels(Set.of(label), Set.of()), Precondition.NONE);
    }

    void unlabel(Asking asking, StoragePath path, String label) {
        change(asking, path, Changes.NONE.withLabels(Set.of(), Set.of(label)), Precondition.NONE);
    }

    /// By `attributes` and `mode`.
    void setXattrs(Asking asking, StoragePath path, JsonObject body) {
        String mode = body.text("mode").orElse("EITHER");
        JsonNode attributes =
                body.take("attributes").orElseThrow(() -> RequestRefused.malformed("'attributes' is missing."));
        if (!attributes.isObject()) {
            throw JsonObject.uninterpretable("'attributes' should be an object");
        }
        Map<String, Optional<String>> wanted = texts(attributes);
        Precondition precondition = switch (mode) {
            case "CREATE" -> hasNone(wanted.keySet());
            case "MODIFY" -> hasAll(wanted.keySet());
            case "EITHER" -> Precondition.NONE;
            default -> throw RequestRefused.malformed("Unknown mode: " + mode);
        };
        change(asking, path, Changes.NONE.withXattrs(wanted), precondition);
    }

    /// Sets them, whether they are there or not.
    void setXattrs(Asking asking, StoragePath path, JsonNode attributes) {
        change(asking, path, Changes.NONE.withXattrs(texts(attributes)), Precondition.NONE);
    }

    private static Map<String, Optional<String>> texts(JsonNode attributes) {
        Map<String, Optional<String>> texts = new HashMap<>();
        attributes.properties().forEach(member -> {
            if (!member.getValue().isString()) {
                throw JsonObject.uninterpretable("'" + member.getKey() + "' should be a text");
            }
            if (member.getKey().startsWith("{")) {
                throw RequestRefused.malformed("An extended attribute's name does not begin with a brace.");
            }
            texts.put(member.getKey(), Optional.of(member.getValue().stringValue()));
        });
        return texts;
    }

    /// By `names`, one or several.
    void removeXattrs(Asking asking, StoragePath path, JsonObject body) {
        JsonNode names = body.take("names").orElseThrow(() -> RequestRefused.malformed("'names' is missing."));
        Set<String> gone = new LinkedHashSet<>();
        for (JsonNode name : names.isArray() ? names.values() : Set.of(names)) {
            if (!name.isString()) {
                throw JsonObject.uninterpretable("'names' should be a text, or an array of texts");
            }
            gone.add(name.stringValue());
        }
        removeXattrs(asking, path, gone);
    }

    /// All of them, which must be there.
    void removeXattrs(Asking asking, StoragePath path, Collection<String> names) {
        Map<String, Optional<String>> gone = new HashMap<>();
        names.forEach(name -> gone.put(name, Optional.empty()));
        change(asking, path, Changes.NONE.withXattrs(gone), hasAll(names));
    }

    private static Precondition hasNone(Collection<String> names) {
        return there -> there.isEmpty()
                || names.stream().noneMatch(there.get().attributes().xattrs()::containsKey);
    }

    private static Precondition hasAll(Collection<String> names) {
        return there ->
                there.isEmpty() || there.get().attributes().xattrs().keySet().containsAll(names);
    }

    private void change(Asking asking, StoragePath path, Changes changes, Precondition precondition) {
        switch (changeAttributes.change(asking.caller(), path, changes, precondition)) {
            case ChangeAttributes.Changed changed -> {}
            case Refusal refusal -> throw asking.refused(refusal);
        }
    }
}
