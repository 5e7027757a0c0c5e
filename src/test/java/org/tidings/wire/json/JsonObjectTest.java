package org.tidings.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.JsonBody;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;

class JsonObjectTest {

    @Test
    void membersAreTakenOutAndNullIsNothing() {
        JsonObject object = of("{\"a\":\"text\",\"n\":7,\"none\":null}");
        assertThat(object.text("a")).contains("text");
        assertThat(object.number("n")).hasValue(7);
        assertThat(object.text("none")).isEmpty();
        assertThat(object.take("missing")).isEmpty();
        assertThatCode(object::nothingElse).doesNotThrowAnyException();
    }

    @Test
    void aMemberNobodyTookIsAnUnrecognizedField() {
        JsonObject object = of("{\"client-id\":\"x\",\"colour\":1}");
        object.text("client-id");
        assertRefused(object::nothingElse, "'colour' is an unrecognized field.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "nope", "{'a':1}", "{\"a\":1}}", "{\"a\":1,\"a\":2}", "{\"a\":1} {}"})
    void whatIsNotJsonIsInvalid(String text) {
        assertRefused(() -> of(text), "Supplied JSON is invalid: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
    void jsonThatIsNoObjectCannotBeInterpreted(String text) {
        assertRefused(() -> of(text), "Unable to interpret JSON: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":\"7\"}", "{\"n\":7.5}", "{\"n\":[7]}", "{\"n\":99999999999999999999}"})
    void aWrongTypeCannotBeInterpreted(String text) {
        assertRefused(() -> of(text).number("n"), "Unable to interpret JSON: ");
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> of("{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}"))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(RequestRefused.CONTENT_TOO_LARGE));
    }

    private static JsonObject of(String text) {
        return JsonObject.of(JsonBody.parse(text.getBytes(StandardCharsets.UTF_8), RequestSizes.USUAL));
    }

    private static void assertRefused(ThrowingCallable reading, String start) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400))
                .hasMessageStartingWith(start);
    }
}
