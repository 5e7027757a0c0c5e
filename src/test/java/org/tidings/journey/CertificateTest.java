package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// HTTPS from PEM files, which may be renewed while the site runs.
@Journey
class CertificateTest {
    @Test
    void aRenewedCertificateIsTakenIntoUse(@TempDir Path scratch) throws IOException {
        Path old = certificate(scratch, "old");
        Path renewed = certificate(scratch, "new");
        install(old, scratch);
        try (var site = settings(scratch).serveTls()) {
            upload(site, old, "--http1.1").succeeded();
            assertThat(upload(site, old, "--http2").succeeded().out()).isEqualTo("2 204");
            upload(site, renewed).failed();
            Tool.run("curl", "-sS", "http://localhost:" + site.door().port() + "/")
                    .failed();
            gfal(site, old, scratch);

            install(renewed, scratch);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> upload(site, renewed).exit() == 0);
            upload(site, old).failed();
        }
    }

    private static void gfal(Site site, Path certificate, Path scratch) throws IOException {
        Path authorities = Files.createDirectories(scratch.resolve("authorities"));
        Files.copy(certificate, authorities.resolve("site.pem"));
        Tool.run("openssl", "rehash", authorities.toString()).succeeded();
        Path file = Files.writeString(scratch.resolve("grid"), "over davs");
        String there = "davs://localhost:" + site.door().port() + "/grid";
        String header = "HTTP PLUGIN:HEADERS=Authorization:" + site.as("admin").authorization();
        Map<String, String> environment =
                Map.of("GFAL_PYTHONBIN", "/usr/bin/python3", "X509_CERT_DIR", authorities.toString());
        Tool.run(
                        environment,
                        "",
                        "gfal-copy",
                        "-D",
                        header,
                        "-K",
                        "ADLER32",
                        file.toUri().toString(),
                        there)
                .succeeded();
        assertThat(Tool.run(environment, "", "gfal-cat", "-D", header, there)
                        .succeeded()
                        .out())
                .isEqualTo("over davs");
    }

    /// Prints the version of HTTP and the status.
    private static Tool.Outcome upload(Site site, Path trusted, String... options) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--cacert", trusted.toString()));
        command.addAll(List.of("-u", "admin:" + Site.PASSWORD, "-T", "-", "-o", "/dev/null"));
        command.addAll(List.of("-w", "%{http_version} %{http_code}"));
        command.addAll(List.of(options));
        command.add(site.door().uri("/over-tls").toString());
        return Tool.run(Map.of(), "secret", command.toArray(String[]::new));
    }

    private static Path certificate(Path directory, String name) {
        Path certificate = directory.resolve(name + ".pem");
        Tool.run(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost " + name,
                        "-addext",
                        "subjectAltName=DNS:localhost",
                        "-keyout",
                        directory.resolve(name + ".key").toString(),
                        "-out",
                        certificate.toString())
                .succeeded();
        return certificate;
    }

    /// As certbot does it: each file is replaced as a whole.
    private static void install(Path certificate, Path directory) throws IOException {
        String name = certificate.getFileName().toString().replace(".pem", "");
        replace(directory.resolve(name + ".key"), directory.resolve("key.pem"));
        replace(certificate, directory.resolve("fullchain.pem"));
    }

    private static void replace(Path from, Path to) throws IOException {
        Path beside = to.resolveSibling(to.getFileName() + ".new");
        Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Settings settings(Path directory) {
        return Settings.write(directory, """
            site:
              directory: %1$s/data
            tls:
              certificate: %1$s/fullchain.pem
              key: %1$s/key.pem
            """.formatted(directory)).withAdmin();
    }
}
