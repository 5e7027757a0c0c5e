package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.ledger.Worker;

class TlsTest {
    @TempDir
    Path directory;

    private static final class Empty extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            callback.succeeded();
            return true;
        }
    }

    @Test
    void aChangedCertificateIsTakenIntoUse() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        KeyStore first = write(files, "first");
        Listening at = listening(files, Listening.Versions.HTTP_1_AND_2);
        try (HttpEdge edge = HttpEdge.open(at, new Empty(), new PlainErrors())) {
            Worker watch = edge.certificateWatch().orElseThrow();
            assertThat(ask(edge, first).version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(watch.step()).isFalse();
            KeyStore second = write(files, "second");
            assertThat(watch.step()).isTrue();
            assertThat(nameOf(ask(edge, second))).contains("second");
            Files.writeString(files.key(), "nonsense");
            watch.step();
            assertThat(nameOf(ask(edge, second))).contains("second");
        }
    }

    /// Clients of dCache read the names of header fields with their capitals, which HTTP/2 does not have.
    @Test
    void anEdgeCanSpeakHttp1Alone() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        KeyStore trusted = write(files, "site");
        Listening at = listening(files, Listening.Versions.HTTP_1);
        try (HttpEdge edge = HttpEdge.open(at, new Empty(), new PlainErrors())) {
            assertThat(ask(edge, trusted).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    private static Listening listening(PemFiles files, Listening.Versions versions) {
        return new Listening("secure", "127.0.0.1", 0, Optional.of(files), false, versions, Listening.Limits.USUAL);
    }

    @Test
    void whoDoesNotEvenShakeHandsIsCutAfterTheTimeOfAHeader() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        KeyStore trusted = write(files, "first");
        var usual = Pace.USUAL;
        var pace = new Pace(Duration.ofMillis(400), usual.idle(), usual.grace(), usual.bytesPerSecond());
        var limits = new Listening.Limits(RequestSizes.USUAL, pace, Crowding.USUAL, Duration.ofSeconds(5));
        Listening at =
                new Listening("secure", "127.0.0.1", 0, Optional.of(files), false, Listening.Versions.HTTP_1, limits);
        try (HttpEdge edge = HttpEdge.open(at, new Empty(), new PlainErrors());
                var client = new SlowClient(edge.uri())) {
            assertThat(client.saySlowly("\u0016\u0003\u0001" + "x".repeat(1000)))
                    .isLessThan(100);
            assertThat(client.rest()).doesNotContain("HTTP");
            // Whoever shakes hands in time is let in; a loaded machine may need a second try.
            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(ask(edge, trusted).statusCode()).isEqualTo(200));
        }
    }

    @Test
    void whoShakesHandsForHttp2AndSaysNothingLeavesNothingBehind() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        KeyStore trusted = write(files, "first");
        var usual = Pace.USUAL;
        var pace = new Pace(Duration.ofMillis(400), usual.idle(), usual.grace(), usual.bytesPerSecond());
        var limits = new Listening.Limits(RequestSizes.USUAL, pace, Crowding.USUAL, Duration.ofSeconds(5));
        Listening at = new Listening(
                "secure", "127.0.0.1", 0, Optional.of(files), false, Listening.Versions.HTTP_1_AND_2, limits);
        try (HttpEdge edge = HttpEdge.open(at, new Empty(), new PlainErrors())) {
            for (String words : new String[] {
                "", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0"
            }) {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(trusted);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                try (var socket =
                        (javax.net.ssl.SSLSocket) context.getSocketFactory().createSocket("localhost", edge.port())) {
                    var parameters = socket.getSSLParameters();
                    parameters.setApplicationProtocols(new String[] {"h2"});
                    socket.setSSLParameters(parameters);
                    socket.startHandshake();
                    assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
                    socket.getOutputStream().write(words.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                    try {
                        socket.getInputStream().readAllBytes();
                    } catch (java.io.IOException cut) {
                        // An end without a word is one too.
                    }
                }
            }
        }
    }

    @Test
    void anUploadOverHttp2MayTakeLongerThanAHeader() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        KeyStore trusted = write(files, "first");
        var usual = Pace.USUAL;
        var pace = new Pace(Duration.ofMillis(1500), usual.idle(), usual.grace(), usual.bytesPerSecond());
        var limits = new Listening.Limits(RequestSizes.USUAL, pace, Crowding.USUAL, Duration.ofSeconds(5));
        Listening at = new Listening(
                "secure", "127.0.0.1", 0, Optional.of(files), false, Listening.Versions.HTTP_1_AND_2, limits);
        try (HttpEdge edge = HttpEdge.open(at, new Measuring(), new PlainErrors());
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(trusted)).build();
                var body = new SubmissionPublisher<ByteBuffer>()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + edge.port() + "/"))
                    .PUT(HttpRequest.BodyPublishers.fromPublisher(body))
                    .build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            await().until(() -> body.getNumberOfSubscribers() == 1 || answer.isDone());
            var sent = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                body.submit(ByteBuffer.wrap(new byte[100]));
                return sent.incrementAndGet() == 40 || answer.isDone();
            });
            body.close();
            assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("4000");
            assertThat(answer.get().version()).isEqualTo(HttpClient.Version.HTTP_2);
        }
    }

    /// Answers how many bytes came.
    private static final class Measuring extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            long bytes = 0;
            try (var in = Content.Source.asInputStream(request)) {
                bytes = in.transferTo(OutputStream.nullOutputStream());
            }
            Content.Sink.write(response, true, String.valueOf(bytes), callback);
            return true;
        }
    }

    private static SSLContext trusting(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        PemFiles files = new PemFiles(directory.resolve("site.crt"), directory.resolve("site.key"));
        write(files, "first");
        String key = Files.readString(files.key());
        assertThat(files.ownCertificate().getSubjectX500Principal().getName()).contains("first");
        write(files, "second");
        Files.writeString(files.key(), key);
        assertThatThrownBy(files::keyStore)
                .isInstanceOf(HttpBroken.class)
                .hasMessageContaining("site.key does not fit the certificate");
    }

    private static HttpResponse<String> ask(HttpEdge edge, KeyStore trusted) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
            URI uri = URI.create("https://localhost:" + edge.port() + "/");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String nameOf(HttpResponse<String> response) throws Exception {
        X509Certificate certificate =
                (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    /// Writes a fresh self-signed certificate and its key as PEM.
    private KeyStore write(PemFiles files, String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        Files.writeString(
                files.certificate(),
                pem("CERTIFICATE", keys.getCertificate("site").getEncoded()));
        Files.writeString(
                files.key(),
                pem("PRIVATE KEY", keys.getKey("site", "secret".toCharArray()).getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("site", keys.getCertificate("site"));
        return trusted;
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
