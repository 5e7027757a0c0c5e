package org.tidings.wire.http;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request body in JSON: one document, no name twice in an object, and within the [RequestSizes] of its edge.
public final class JsonBody {
    private static final int LONGEST_SAYING = 200;

    private JsonBody() {}

    /// The document; empty if the body has no byte.
    ///
    /// @throws RequestRefused when it is not JSON, or more than allowed
    /// @throws IOException when the body ends early
    public static Optional<JsonNode> read(Request request) throws IOException {
        RequestSizes sizes = RequestSizes.of(request);
        sizes.requireShort(request);
        byte[] body = Request.asInputStream(request).readNBytes(sizes.bodyBytes() + 1);
        if (body.length > sizes.bodyBytes()) {
            throw sizes.tooLong();
        }
        return body.length == 0 ? Optional.empty() : Optional.of(parse(body, sizes));
    }

    /// @throws RequestRefused when it is not JSON, or more than allowed
    public static JsonNode parse(byte[] body, RequestSizes sizes) {
        try {
            JsonNode tree = mapper(sizes).readTree(body);
            if (tree.isMissingNode()) {
                throw malformed("there is nothing in it");
            }
            if (!canBeKept(tree)) {
                throw malformed("it holds half a surrogate pair, which UTF-8 cannot write, or a number beyond all");
            }
            return tree;
        } catch (StreamConstraintsException tooMuch) {
            throw String.valueOf(tooMuch.getMessage()).contains("nesting") ? sizes.tooDeep() : sizes.tooMany();
        } catch (JacksonException notJson) {
            throw malformed(notJson.getOriginalMessage());
        }
    }

    /// Jackson counts the depth and all tokens itself.
    private static JsonMapper mapper(RequestSizes sizes) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(sizes.depth())
                .maxTokenCount(sizes.elements())
                .maxDocumentLength(sizes.bodyBytes())
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /// JSON can name halves of surrogate pairs, and numbers as large as it likes: nobody could store them and read them
    /// back.
    private static boolean canBeKept(JsonNode node) {
        boolean here = node.isString()
                ? isUnicode(node.stringValue())
                : !node.isFloatingPointNumber() || Double.isFinite(node.doubleValue());
        return here
                && node.propertyNames().stream().allMatch(JsonBody::isUnicode)
                && node.values().stream().allMatch(JsonBody::canBeKept);
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_SAYING ? words.substring(0, LONGEST_SAYING) : words;
    }

    /// In the words of dCache.
    private static RequestRefused malformed(String words) {
        return RequestRefused.malformed("Supplied JSON is invalid: " + shortened(words));
    }
}
