package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.app.OidcServer;
import tools.jackson.databind.json.JsonMapper;

/// Third-party copies between a Tidings and an XRootD, ordered by the grid's clients.
@Journey
class XrootdTest {
    private static final String ALL = "storage.read:/ storage.modify:/";
    private static final byte[] BYTES = new byte[3_000_000];

    @TempDir
    private static Path scratch;

    private static OidcServer issuer;
    private static Authority authority;
    private static Xrootd xrootd;
    private static Site tidings;

    @BeforeAll
    static void start() {
        new Random(42).nextBytes(BYTES);
        issuer = OidcServer.open();
        authority = Authority.in(scratch.resolve("authority"));
        xrootd = Xrootd.start(authority, issuer);
        tidings = settings().serveTls();
        curl("-u", "admin:" + Site.PASSWORD, "-X", "MKCOL", url("")).succeeded();
    }

    private static Settings settings() {
        return Settings.write(scratch.resolve("site"), """
            site: {name: tidings}
            tls: {certificate: %s, key: %s}
            access:
              issuers:
                - url: %s
                  audiences: [%s]
                  base: /data
                  people: [{subject: %s, user: admin}]
            copies:
              private-addresses: [127.0.0.0/8, '::1']
              authority: %s
            """.formatted(
                                authority.file("host.pem"),
                                authority.file("host.key"),
                                issuer.issuer(),
                                OidcServer.AUDIENCE,
                                OidcServer.ALICES_SUBJECT,
                                authority.certificate()))
                .withAdmin();
    }

    @AfterAll
    static void stop() {
        tidings.close();
        xrootd.close();
        issuer.close();
    }

    private static String url(String path) {
        return tidings.door().uri("/data" + path).toString();
    }

    private static Tool.Outcome curl(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("curl", "-sS", "--cacert", authority.certificate().toString()));
        command.addAll(List.of(arguments));
        return Tool.run(command.toArray(String[]::new));
    }

    private static String url(String side, String path) {
        return side.equals("xrootd") ? xrootd.url(path) : url(path);
    }

    private static String other(String side) {
        return side.equals("xrootd") ? "tidings" : "xrootd";
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static void put(String url, byte[] bytes) throws IOException {
        Path local = Files.write(scratch.resolve("local"), bytes);
        curl("-f", "-H", bearer(issuer.token(ALL)), "-T", local.toString(), url).succeeded();
    }

    private static void isThere(String url, byte[] bytes) {
        Path local = scratch.resolve("back");
        curl("-f", "-H", bearer(issuer.token(ALL)), "-o", local.toString(), url).succeeded();
        assertThat(local).hasBinaryContent(bytes);
    }

    private static Map<String, String> grid(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("GFAL_PYTHONBIN", "/usr/bin/python3");
        environment.put("X509_CERT_DIR", authority.certificates().toString());
        return environment;
    }

    @ParameterizedTest
    @CsvSource({"pull,xrootd", "pull,tidings", "push,xrootd", "push,tidings", "streamed,xrootd", "streamed,tidings"})
    void gfalCopiesWithOneTokenForBoth(String mode, String from) throws IOException {
        String source = url(from, "/gfal-" + mode + "-from");
        String destination = url(other(from), "/gfal-" + mode + "-to");
        put(source, BYTES);
        var token = grid(Map.of("BEARER_TOKEN", issuer.token(ALL)));
        List<String> command = List.of("gfal-copy", "-f", "-K", "ADLER32", "--copy-mode", mode, source, destination);
        for (int i = 0; i < 2; i++) {
            Tool.run(token, "", command.toArray(String[]::new)).succeeded();
            isThere(destination, BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"pull,xrootd", "pull,tidings", "push,xrootd", "push,tidings"})
    void gfalCopiesWithAMacaroonOfEach(String mode, String from) throws IOException {
        String source = url(from, "/macaroon-" + mode + "-from");
        String destination = url(other(from), "/macaroon-" + mode + "-to");
        put(source, BYTES);
        var tokens = grid(Map.of(
                "SOURCE_TOKEN",
                macaroon(from, "DOWNLOAD,LIST"),
                "DESTINATION_TOKEN",
                macaroon(other(from), "DOWNLOAD,UPLOAD,DELETE,MANAGE,LIST")));
        String script = "src/test/resources/org/tidings/journey/copy-with-gfal.py";
        Tool.run(tokens, "", "/usr/bin/python3", script, mode, source, destination)
                .succeeded();
        isThere(destination, BYTES);
    }

    /// XRootD gives macaroons to certificates, Tidings to passwords.
    private static String macaroon(String side, String activities) {
        String client = authority.file("client").toString();
        List<String> arguments = new ArrayList<>(
                side.equals("xrootd")
                        ? List.of("--cert", client + ".pem", "--key", client + ".key")
                        : List.of("-u", "admin:" + Site.PASSWORD));
        arguments.addAll(List.of("-H", "Content-Type: application/macaroon-request", "-d"));
        arguments.add("{\"caveats\": [\"activity:" + activities + "\"], \"validity\": \"PT20M\"}");
        arguments.add(url(side, "/"));
        String answer = curl(arguments.toArray(String[]::new)).succeeded().out();
        return new JsonMapper().readTree(answer).path("macaroon").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "pull,xrootd,0,empty",
        "pull,tidings,0,empty",
        "push,xrootd,0,empty",
        "push,tidings,0,empty",
        "pull,xrootd,1,one byte",
        "pull,tidings,1,one byte",
        "push,xrootd,1,one byte",
        "push,tidings,1,one byte",
        "pull,xrootd,300000,50% + 7 #1 ä€😀",
        "pull,tidings,300000,50% + 7 #1 ä€😀",
        "push,xrootd,300000,50% + 7 #1 ä€😀",
        "push,tidings,300000,50% + 7 #1 ä€😀"
    })
    void davixCopiesFilesOfAnySizeAndName(String mode, String from, int size, String name) throws IOException {
        byte[] bytes = Arrays.copyOf(BYTES, size);
        String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        String source = url(from, "/davix-" + mode + "-from-" + escaped);
        String destination = url(other(from), "/davix-" + mode + "-to-" + escaped);
        put(source, bytes);
        List<String> command = new ArrayList<>(
                List.of("davix-cp", "--capath", authority.certificates().toString()));
        command.addAll(List.of("-H", bearer(issuer.token(ALL)), "-H", "Credential: none"));
        command.addAll(List.of("-H", "TransferHeader" + bearer(issuer.token("storage.read:/ storage.create:/"))));
        command.addAll(List.of("--copy-mode", mode, source, destination));
        Tool.run(command.toArray(String[]::new)).succeeded();
        isThere(destination, bytes);
        assertThat(from.equals("xrootd") || xrootd.has("/davix-" + mode + "-to-" + name))
                .isTrue();
    }

    /// The last line of the answer to a COPY.
    private static String copied(String url, String role, String other, String... fields) {
        List<String> arguments = new ArrayList<>(List.of("-X", "COPY", "-H", bearer(issuer.token(ALL))));
        arguments.addAll(List.of("-H", role + ": " + other));
        for (String field : fields) {
            arguments.addAll(List.of("-H", field));
        }
        arguments.add(url);
        return curl(arguments.toArray(String[]::new))
                .succeeded()
                .out()
                .lines()
                .toList()
                .getLast();
    }

    private static String forwarded() {
        return "TransferHeader" + bearer(issuer.token(ALL));
    }

    @Test
    void whatXrootdRefusesIsToldByItsClass() throws IOException {
        put(xrootd.url("/there"), BYTES);
        put(url("/there"), BYTES);
        assertThat(copied(url("/no"), "Source", xrootd.url("/missing"), forwarded()))
                .startsWith("failure: source-missing: ");
        assertThat(copied(url("/no"), "Source", xrootd.url("/there"))).startsWith("failure: source-denied: ");
        assertThat(copied(url("/there"), "Destination", xrootd.url("/no"))).startsWith("failure: destination-denied: ");
        assertThat(copied(url("/there"), "Destination", xrootd.url("/there"), forwarded(), "Overwrite: F"))
                .startsWith("failure: destination-taken: ");
        assertThat(xrootd.has("/no")).isFalse();
        curl("-f", "-H", bearer(issuer.token(ALL)), url("/no")).failed();
    }

    @Test
    void aChecksumOfEachIsUnderstoodByTheOther() throws IOException {
        String must = "RequireChecksumVerification: true";
        put(xrootd.url("/verified"), BYTES);
        assertThat(copied(url("/verified"), "Source", xrootd.url("/verified"), forwarded(), must))
                .isEqualTo("success: Created");
        assertThat(copied(url("/verified"), "Destination", xrootd.url("/back"), forwarded(), must))
                .isEqualTo("success: Created");
    }

    /// It takes 15 GB and minutes: `TIDINGS_JAVA_OPTS=-Dlarge=true ./dev test XrootdTest`.
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @EnabledIfSystemProperty(named = "large", matches = "true")
    void aFileOfFiveGigabytesGoesThereAndBack() throws IOException {
        Path large = scratch.resolve("large");
        Tool.run("sh", "-c", "head -c 5000000000 /dev/urandom >" + large).succeeded();
        curl("-f", "-H", bearer(issuer.token(ALL)), "-T", large.toString(), url("/large"))
                .succeeded();
        assertThat(copied(url("/large"), "Destination", xrootd.url("/large"), forwarded()))
                .isEqualTo("success: Created");
        assertThat(Files.mismatch(large, xrootd.file("/large"))).isEqualTo(-1);
        assertThat(copied(url("/large"), "Source", xrootd.url("/large"), forwarded()))
                .isEqualTo("success: Created");
        Files.delete(large);
    }
}
