package org.tidings.wire.json;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.tidings.wire.http.JsonBody;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object in the body of a request, whose members are taken out one by one.
///
/// A member that is `null` counts as not given. What is wrong is told in dCache's words.
public final class JsonObject {
    private final ObjectNode members;

    private JsonObject(ObjectNode members) {
        this.members = members;
    }

    /// The body of a request; empty if it has none.
    ///
    /// @throws RequestRefused when it is too long, not JSON, or not an object
    /// @throws IOException when it ends early
    public static Optional<JsonObject> read(Visit visit) throws IOException {
        return JsonBody.read(visit.request()).map(JsonObject::of);
    }

    static JsonObject of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new JsonObject(object);
        }
        throw uninterpretable("an object is expected");
    }

    /// What to answer to a value that cannot be what it is given as.
    public static RequestRefused uninterpretable(String why) {
        return RequestRefused.malformed("Unable to interpret JSON: " + why);
    }

    /// All members as they are, for a reader of their own.
    public ObjectNode whole() {
        return members;
    }

    /// Takes a member out, whatever it is.
    public Optional<JsonNode> take(String name) {
        return Optional.ofNullable(members.remove(name)).filter(node -> !node.isNull());
    }

    public Optional<String> text(String name) {
        return take(name).map(node -> {
            if (!node.isString()) {
                throw uninterpretable("'" + name + "' should be a text");
            }
            return node.stringValue();
        });
    }

    /// A whole number.
    public OptionalLong number(String name) {
        Optional<JsonNode> node = take(name);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.get().isIntegralNumber() || !node.get().canConvertToLong()) {
            throw uninterpretable("'" + name + "' should be a whole number");
        }
        return OptionalLong.of(node.get().longValue());
    }

    /// @throws RequestRefused when a member is left that was not taken
    public void nothingElse() {
        if (!members.isEmpty()) {
            String name = members.propertyNames().iterator().next();
            throw RequestRefused.malformed("'" + name + "' is an unrecognized field.");
        }
    }
}
