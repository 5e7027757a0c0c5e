package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The host in a request stands in answers, so it is looked at.
class HostTest {
    private final RunningRest rest = new RunningRest();

    @AfterEach
    void stop() {
        rest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "site.example:3880, https://site.example:2880/",
        "SITE, https://SITE:2880/",
        "192.0.2.7, https://192.0.2.7:2880/",
        "[2001:db8::7]:3880, https://[2001:db8::7]:2880/"
    })
    void theDoorIsToldUnderTheHostThatWasAsked(String host, String door) throws IOException {
        assertThat(configFor(host)).startsWith("HTTP/1.1 200").contains("\"" + door + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"y",
                "x<y>",
                "x'y",
                "user@x",
                "x y",
                "x/y",
                "x\\y",
                "x:99999999",
                "x;y",
                "-x",
                "é",
                "[x]",
                "x%22",
                "x${y}"
            })
    void whatIsNoHostNeverStandsInAnAnswer(String host) throws IOException {
        assertThat(configFor(host)).startsWith("HTTP/1.1 400").doesNotContain("dcache-view");
    }

    @Test
    void aTargetWithAnotherHostIsRefused() throws IOException {
        assertThat(say("GET http://other.example/scripts/config.js HTTP/1.1\r\nHost: x\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    private String configFor(String host) throws IOException {
        return say("GET /scripts/config.js HTTP/1.1\r\nAccept: application/json\r\nHost: " + host + "\r\n");
    }

    private String say(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), rest.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
