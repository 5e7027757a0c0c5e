package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The limits of a site as its configuration states them, met by clients that go too far, at both edges.
@Journey
class StatedLimitsTest {
    private static final String LIMITS = """
        limits:
          header-size: 2 KiB
          body-size: 2 KiB
          body-elements: 50
          body-depth: 8
          header-time: 1 s
          body-grace: 1 s
          requests-per-user: 20
          connections-per-address: 30
          unlimited-addresses: ['::1']
        """;

    @TempDir
    static Path scratch;

    private static Site site;

    enum Edge {
        DOOR,
        API;

        Site.Address address() {
            return this == DOOR ? site.door() : site.api();
        }
    }

    @BeforeAll
    static void open() {
        var settings = Settings.write(scratch, "site:\n  directory: " + scratch.resolve("site") + "\n" + LIMITS)
                .withAdmin();
        settings.tidings("user", "add", "hasty").succeeded();
        site = settings.serve();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void headerFieldsThatAreTooLongAre431(Edge edge) {
        said(edge, "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(4000) + "\r\n\r\n")
                .is(431);
    }

    @ParameterizedTest
    @EnumSource
    void aUrlThatIsTooLongIs414(Edge edge) {
        said(edge, "GET /" + "x".repeat(4000) + " HTTP/1.1\r\nHost: x\r\n\r\n").is(414);
    }

    @Test
    void documentsThatAreTooLargeAre413() {
        var admin = site.as("admin");
        String open = "<D:propfind xmlns:D='DAV:'><D:prop>";
        Stream.of("<D:a/>".repeat(51), "<D:a>".repeat(8), " ".repeat(2048))
                .forEach(inside ->
                        admin.door("PROPFIND", "/", open + inside).is(413).leaksNothing(site));
        Stream.of("[" + "1,".repeat(51) + "1]", "[".repeat(9), " ".repeat(2049))
                .forEach(json -> admin.door("POST", "/", json, "Content-Type", "application/macaroon-request")
                        .is(413)
                        .leaksNothing(site));
        String form = "label=" + "x".repeat(2048);
        said(
                        Edge.API,
                        "POST /api/v1/events/stream HTTP/1.1\r\nHost: x\r\nAuthorization: " + admin.authorization()
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + form.length() + "\r\n\r\n" + form)
                .is(413)
                .leaksNothing(site);
    }

    @ParameterizedTest
    @EnumSource
    void whoConnectsAndSaysNothingIsCut(Edge edge) {
        try (var wire = new Wire(edge.address())) {
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aUserWhoAsksTooOftenIs429AtBothEdgesAndNobodyElseIs() {
        var hasty = site.as("hasty");
        int first = 0;
        while (hasty.get("/").status() != 429) {
            assertThat(first++).isLessThan(5_000);
        }
        assertThat(hasty.get("/").is(429, 200).header("Retry-After").orElse("1"))
                .isEqualTo("1");
        assertThat(Stream.generate(() -> hasty.api("/api/v1/events/log"))
                        .limit(5_000)
                        .anyMatch(answer -> answer.status() == 429))
                .isTrue();
        site.as("admin").get("/").is(200);
        Awaitility.await().untilAsserted(() -> hasty.get("/").is(200));
    }

    @ParameterizedTest
    @EnumSource
    void moreConnectionsFromOneAddressThanStatedAre429UntilSomeEnd(Edge edge) {
        Deque<Wire> wires = new ArrayDeque<>();
        for (int i = 0; i < 30; i++) {
            wires.push(new Wire(edge.address()));
        }
        try (var last = new Wire(edge.address())) {
            last.answer().is(429).leaksNothing(site);
        }
        wires.forEach(Wire::close);
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> said(edge, "OPTIONS / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .is(200, 204, 404));
    }

    @Test
    void anUploadThatHardlyMovesIs408AndLeavesNothing() {
        var admin = site.as("admin");
        try (var wire = new Wire(site.door());
                var heard = Listener.listen(admin, "path=/")) {
            wire.send("PUT /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nAuthorization: "
                    + admin.authorization() + "\r\n\r\n");
            Answer answer = wire.answerWhileSaying("x");
            answer.is(408).leaksNothing(site);
            admin.get("/slow").is(404);
            admin.put("/quick", "x".repeat(100_000)).is(201);
            heard.await("file.created", "/quick");
            assertThat(heard.events()).hasSize(1);
        }
    }

    private static Answer said(Edge edge, String request) {
        return Wire.exchange(edge.address(), request.getBytes(StandardCharsets.US_ASCII));
    }
}
