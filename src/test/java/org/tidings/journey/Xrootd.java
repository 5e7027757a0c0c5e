package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.tidings.app.OidcServer;

/// A started XRootD on loopback: a site of another make, as most of the grid's are. It takes the tokens of one issuer,
/// whose paths are below `/data`, and macaroons of its own.
final class Xrootd implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final Program program;
    private final Path trusted;

    private Xrootd(Path directory, int port, Program program, Path trusted) {
        this.directory = directory;
        this.port = port;
        this.program = program;
        this.trusted = trusted;
    }

    static Xrootd start(Authority authority, OidcServer issuer) {
        assertThat(Tool.isThere("xrootd"))
                .as("./dev deps installs what the tests need")
                .isTrue();
        try {
            Path directory = Files.createTempDirectory(
                    "xrootd", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            furnish(directory, authority, issuer);
            int port = Site.freePort();
            List<String> command = List.of(
                    "/usr/bin/python3",
                    directory.resolve("launch.py").toString(),
                    directory.toString(),
                    String.valueOf(Site.freePort()),
                    String.valueOf(port));
            var started =
                    new Xrootd(directory, port, Program.start(command, Map.of(), _ -> {}), authority.certificate());
            try {
                started.awaitAnswer();
            } catch (AssertionError | RuntimeException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void furnish(Path directory, Authority authority, OidcServer issuer) throws IOException {
        for (String made : List.of("admin", "root/data", "cache/scitokens", "ca")) {
            Files.createDirectories(directory.resolve(made));
        }
        for (String resource : List.of("launch.py", "xrootd.cfg")) {
            try (InputStream in = Xrootd.class.getResourceAsStream("xrootd/" + resource)) {
                Files.copy(in, directory.resolve(resource));
            }
        }
        Tool.run("cp", "-r", authority.certificates().toString(), directory.toString())
                .succeeded();
        Files.copy(authority.file("host.pem"), directory.resolve("host.pem"));
        Files.copy(authority.file("host.key"), directory.resolve("host.key"));
        Files.writeString(directory.resolve("authdb"), "u somebody /data a\n");
        Files.writeString(directory.resolve("gridmap"), "\"" + Authority.CLIENT + "\" somebody\n");
        Tool.run(
                        "openssl",
                        "rand",
                        "-base64",
                        "-out",
                        directory.resolve("macaroons.secret").toString(),
                        "64")
                .succeeded();
        Files.writeString(
                directory.resolve("scitokens.cfg"),
                "[Global]\naudience = " + OidcServer.AUDIENCE + "\n\n[Issuer tests]\nissuer = " + issuer.issuer()
                        + "\nbase_path = /data\n");
        knowKeys(directory.resolve("cache/scitokens/scitokens_cpp.sqllite"), issuer);
        Tool.run("chmod", "600", directory.resolve("host.key").toString()).succeeded();
    }

    /// Its library wants to ask issuers over HTTPS; what it has in its cache it does not ask for.
    private static void knowKeys(Path cache, OidcServer issuer) {
        long now = Instant.now().getEpochSecond();
        String keys = "{\"jwks\":" + new JWKSet(issuer.publishedKey()).toString() + ",\"expires\":" + (now + 80_000)
                + ",\"next_update\":" + (now + 70_000) + "}";
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + cache);
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE keycache (issuer text UNIQUE PRIMARY KEY NOT NULL, keys text NOT NULL)");
            try (var insert = database.prepareStatement("INSERT INTO keycache VALUES (?, ?)")) {
                insert.setString(1, issuer.issuer());
                insert.setString(2, keys);
                insert.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(program.isRunning()).as(this::log).isTrue();
            return Tool.run("curl", "-s", "--cacert", trusted.toString(), "-o", "/dev/null", url("/"))
                            .exit()
                    == 0;
        });
    }

    /// @param path below `/data`, as it stands in a URL
    String url(String path) {
        return "https://localhost:" + port + "/data" + path;
    }

    /// The file that holds what is at a path, as it is written plainly.
    Path file(String path) {
        return directory.resolve("root/data").resolve(path.substring(1));
    }

    boolean has(String path) {
        return Files.exists(file(path), LinkOption.NOFOLLOW_LINKS);
    }

    /// What it wrote of itself.
    String log() {
        try {
            Path log = directory.resolve("log");
            return program.output() + (Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.stop(Duration.ofSeconds(20));
        Scratch.remove(directory);
    }
}
