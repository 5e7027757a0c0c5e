package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTest {
    private final HttpEdge edge = HttpEdge.open(Listening.onLoopback("echo", 0), new Echo(), new PlainErrors());

    /// Says what path it was asked for.
    private static final class Echo extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean virtual = Thread.currentThread().isVirtual();
            response.write(
                    true,
                    BufferUtil.toBuffer(virtual + " " + request.getHttpURI().getPath()),
                    callback);
            return true;
        }
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a%2Fb", "//a//b/", "/a;p=1/b", "/%c0%af", "/caf%C3%A9", "/a\\b"})
    void aPathThatCouldBeMeantArrivesAsItWasSent(String path) {
        assertThat(RawClient.say(edge.uri(), "GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200")
                .endsWith("true " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n\n",
                "GET /%2e%2e/x HTTP/1.1\nHost: x\nConnection: close\n\n",
                "GET /%00 HTTP/1.1\nHost: x\nConnection: close\n\n",
                "GET /%zz HTTP/1.1\nHost: x\nConnection: close\n\n",
                "GET / HTTP/1.1\nHost: x\nHost: y\n\n",
                "PUT / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\nxx",
                "PUT / HTTP/1.1\nHost: x\nContent-Length: -1\n\n",
                "PUT / HTTP/1.1\nHost: x\nContent-Length: 1\nTransfer-Encoding: chunked\n\n0\n\n",
                "GET / HTTP/1.1\nHost: x\nBad Name: x\n\n"
            })
    void whatIsNotHttpIsRefusedWithASentence(String request) {
        assertThat(RawClient.say(edge.uri(), request))
                .startsWith("HTTP/1.1 400")
                .contains("text/plain")
                .doesNotContain("jetty", "<html")
                .endsWith(".\n");
    }

    @Test
    void longHeadersAre431() {
        String request = "GET / HTTP/1.1\nHost: x\nX: " + "x".repeat(20_000) + "\n\n";
        assertThat(RawClient.say(edge.uri(), request)).startsWith("HTTP/1.1 431");
    }

    @Test
    void whoSendsTooLongAUrlHearsThatTheConnectionEnds() {
        String request = "GET /" + "x".repeat(100_000) + " HTTP/1.1\nHost: x\n\n";
        assertThat(RawClient.say(edge.uri(), request))
                .startsWith("HTTP/1.1 414")
                .contains("Connection: close");
    }

    @Test
    void aPortInUseIsSaidInASentence() {
        assertThatThrownBy(
                        () -> HttpEdge.open(Listening.onLoopback("second", edge.port()), new Echo(), new PlainErrors()))
                .isInstanceOf(HttpBroken.class)
                .hasMessageContaining(edge.port() + ": is another program there?");
    }

    @Test
    void passwordsDoNotCrossANetworkInClear() {
        Listening open = new Listening(
                "open", "0.0.0.0", 0, Optional.empty(), false, Listening.Versions.HTTP_1_AND_2, Listening.Limits.USUAL);
        assertThatThrownBy(() -> HttpEdge.open(open, new Echo(), new PlainErrors()))
                .isInstanceOf(HttpBroken.class)
                .hasMessageContaining("loopback only");
    }

    @Test
    void aMissingCertificateIsSaidInASentence() {
        PemFiles files = new PemFiles(Path.of("no-such.crt"), Path.of("no-such.key"));
        Listening secure = new Listening(
                "secure",
                "127.0.0.1",
                0,
                Optional.of(files),
                false,
                Listening.Versions.HTTP_1_AND_2,
                Listening.Limits.USUAL);
        assertThatThrownBy(() -> HttpEdge.open(secure, new Echo(), new PlainErrors()))
                .isInstanceOf(HttpBroken.class)
                .hasMessageContaining("no-such");
    }
}
