package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class UnreadBodyTest {
    private final HttpEdge edge = HttpEdge.open(Listening.onLoopback("refusing", 0), new Refusing(), new PlainErrors());

    /// Refuses everything and reads nothing; without a sentence when asked to be brief.
    private static final class Refusing extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals("/brief")) {
                Answer.empty(response, 403, callback);
            } else {
                Answer.sentence(response, 403, "No.", callback);
            }
            return true;
        }
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @RepeatedTest(20)
    void whoSendsALargeBodyToTheEndStillHearsTheRefusal() {
        assertThat(put("/told"))
                .startsWith("HTTP/1.1 403")
                .contains("Connection: close")
                .endsWith("No.\n");
        assertThat(put("/brief")).startsWith("HTTP/1.1 403").contains("Connection: close");
    }

    @Test
    void aSmallBodyIsPassedOverAndTheConnectionKept() {
        String small = "PUT /told HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000);
        String answers = say(small + small + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1.1 403")).hasSize(4);
    }

    @Test
    void whoWaitsToBeAskedForTheBodyIsNotAsked() {
        String head = "PUT /told HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n";
        assertThat(say(head)).startsWith("HTTP/1.1 403").endsWith("No.\n");
    }

    private String put(String path) {
        return say("PUT " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n" + "x".repeat(20_000_000));
    }

    private String say(String text) {
        return RawClient.sayBytes(edge.uri(), text.getBytes(StandardCharsets.US_ASCII));
    }
}
