package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.wire.http.HttpBroken;

/// A source over HTTPS, whose certificate is to be trusted.
class CopyOverTlsTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path directory;

    private static void good(Wayward.Asked request, Wayward.Talk talk) throws IOException {
        talk.head(200, "Content-Length: 3");
        if (request.method().equals("GET")) {
            talk.body("abc".getBytes(), 3);
        }
    }

    @Test
    void theSiteTrustsTheAuthoritiesItIsTold() throws Exception {
        Certificate own = certificate("own", "dns:localhost");
        try (var trial = CopyTrial.open(directory, CopyTrial.rules(own.pem()));
                var source = Wayward.overTls(own.sockets(), CopyOverTlsTest::good)) {
            trial.pull(source.url("/x").replace("https:", "davs:")).succeeded();
            assertThat(trial.alice.get("/data/copy").body()).isEqualTo("abc");
        }
    }

    @Test
    void aStrangerIsNotTrusted() throws Exception {
        Certificate own = certificate("own", "dns:localhost");
        Certificate strange = certificate("strange", "dns:localhost");
        try (var trial = CopyTrial.open(directory, CopyTrial.rules(own.pem()));
                var source = Wayward.overTls(strange.sockets(), CopyOverTlsTest::good)) {
            assertThat(trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                            .failed("source-unreachable")
                            .lastLine())
                    .contains("certificate")
                    .doesNotContain("secret");
            assertThat(source.asked()).isEmpty();
            trial.hasNothing();
        }
    }

    @Test
    void aCertificateOfAnotherNameIsNotTrusted() throws Exception {
        Certificate other = certificate("other", "dns:elsewhere.example");
        try (var trial = CopyTrial.open(directory, CopyTrial.rules(other.pem()));
                var source = Wayward.overTls(other.sockets(), CopyOverTlsTest::good)) {
            trial.pull(source.url("/x")).failed("source-unreachable");
            assertThat(source.asked()).isEmpty();
        }
    }

    @Test
    void noCredentialFollowsARedirectIntoClearText() throws Exception {
        Certificate own = certificate("own", "dns:localhost");
        try (var trial = CopyTrial.open(directory, CopyTrial.rules(own.pem()));
                var clear = Wayward.of(CopyOverTlsTest::good);
                var source = Wayward.overTls(
                        own.sockets(), (_, talk) -> talk.head(307, "Location: " + clear.url("/there")))) {
            trial.pull(source.url("/x"), "TransferHeaderAuthorization", "Bearer secret")
                    .succeeded();
            assertThat(clear.asked())
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked.fields()).doesNotContainKey("authorization"));
        }
    }

    @Test
    void aDestinationThatReadsNothingIsNotWaitedForForEver() throws Exception {
        Certificate own = certificate("own", "dns:localhost");
        try (var trial = CopyTrial.open(directory, CopyTrial.rules(own.pem()));
                var destination = Wayward.overTls(own.sockets(), (request, talk) -> {
                    if (request.method().equals("PUT")) {
                        talk.head(100);
                        talk.sulk();
                    } else {
                        talk.head(404, "Content-Length: 0");
                    }
                })) {
            byte[] large = new byte[30_000_000];
            trial.alice.send("PUT", "/data/file", HttpRequest.BodyPublishers.ofByteArray(large));
            trial.push(destination.url("/x")).failed("timeout");
        }
    }

    @Test
    void whatIsNoAuthorityIsASentence() throws IOException {
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "nonsense");
        assertThatThrownBy(() -> CopyTrial.open(directory, CopyTrial.rules(nonsense)))
                .isInstanceOf(HttpBroken.class)
                .hasMessageContaining("nonsense.pem");
    }

    /// @param pem itself, for those who trust it
    private record Certificate(KeyStore keys, Path pem) {
        ServerSocketFactory sockets() throws Exception {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory();
        }
    }

    private Certificate certificate(String name, String alternative) throws Exception {
        Path store = directory.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + alternative,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("site").getEncoded());
        Path pem = Files.writeString(
                directory.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        return new Certificate(keys, pem);
    }
}
