package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void aPasswordMayHoldColonsAndUmlauts() {
        assertThat(BasicCredentials.parse("basic " + base64("alice:gehe:heim-ü")))
                .contains(new BasicCredentials("alice", "gehe:heim-ü"));
    }

    @Test
    void whatOlderProgramsWriteIsRead() {
        byte[] latin1 = "alice:heim-ü".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(BasicCredentials.parse("Basic " + Base64.getEncoder().encodeToString(latin1)))
                .contains(new BasicCredentials("alice", "heim-ü"));
    }

    @Test
    void anotherSchemeIsNotOurs() {
        assertThat(BasicCredentials.parse("Bearer abc")).isEmpty();
        assertThat(BasicCredentials.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Basic !!!", "Basic YWxpY2U=", "Basic /////w==", "Basic YTpiCg=="})
    void brokenCredentialsAreRefused(String field) {
        assertThatThrownBy(() -> BasicCredentials.parse(field)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void hugeCredentialsAreRefused() {
        assertThatThrownBy(() -> BasicCredentials.parse("Basic " + base64("a:" + "x".repeat(1000))))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(new BasicCredentials("alice", "secret").toString()).doesNotContain("secret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
