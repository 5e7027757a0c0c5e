package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are not HTTP, or contradict themselves: refused before anything is stored.
@Journey
class BadRequestsTest {

    /// Every one is a PUT whose end two programs could see at different places: request smuggling.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: -5",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: five",
                "Content-Length: 5 5",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nContent-Length: 5",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunky",
                "Transfer-Encoding : chunked",
                "Content-Length : 5",
                "No colon at all",
                " Folded: first",
                "Nul: a\u0000b",
                "Bell\u0007: x",
            })
    void aRequestThatContradictsItselfIsRefusedAndTheConnectionClosed(String fields, Site site) {
        try (Wire wire = new Wire(site.door())) {
            wire.send(put(site, "/data/smuggled", fields) + "0\r\n\r\n");
            wire.send("GET /data/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
            wire.answer().is(400, 413, 501).leaksNothing(site);
            assertThat(wire.isClosedByServer()).as("nothing more is read").isTrue();
        }
        site.as("alice").get("/data/smuggled").is(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /data/ HTTP/1.1\r\n\r\n",
                "GET /data/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /data/ HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /data/\r\n\r\n",
                "GET\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 TLS? \r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "{\"not\": \"HTTP\"}\r\n\r\n",
            })
    void whatIsNotHttpIsToldSo(String request, Site site) {
        for (Site.Address address : new Site.Address[] {site.door(), site.api()}) {
            Wire.exchange(address, request.getBytes(StandardCharsets.ISO_8859_1))
                    .is(400, 401, 426, 505)
                    .leaksNothing(site);
        }
    }

    @Test
    void headersHaveALimit(Site site) {
        String big = "GET /data/ HTTP/1.1\r\nHost: localhost\r\nBig: " + "b".repeat(1_000_000) + "\r\n\r\n";
        String many = "GET /data/ HTTP/1.1\r\nHost: localhost\r\n" + "Many: x\r\n".repeat(100_000) + "\r\n";
        for (String request : new String[] {big, many}) {
            assertThat(refusedOrCut(site, request)).isIn(0, 400, 431);
        }
        site.as("alice").get("/data/").is(200);
    }

    /// The status, or 0 when the server closed while we still spoke: TCP then throws its answer away.
    private static int refusedOrCut(Site site, String request) {
        try {
            return Wire.exchange(site.door(), request.getBytes(StandardCharsets.ISO_8859_1))
                    .status();
        } catch (java.io.UncheckedIOException cut) {
            return 0;
        }
    }

    @Test
    void unknownMethodsAreTold(Site site) {
        for (String method : new String[] {"BREW", "get", "TRACE", "CONNECT"}) {
            Answer answer = Wire.exchange(
                    site.door(),
                    (method + " /data/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                    + site.as("alice").authorization() + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            answer.is(400, 405, 501).leaksNothing(site);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Depth: 7",
                "If: (not a list",
                "If: <",
                "If: ([)",
                "Content-Range: bytes 0-4/5",
                "Digest: sha-256=not-base64!",
                "Digest: md5=QQ==",
                "Digest: nonsense",
                "Repr-Digest: sha-256=unquoted",
                "Content-MD5: short",
            })
    void aHeaderThatSaysNothingSensibleIsRefused(String field, Site site) {
        String method = field.startsWith("Depth") ? "PROPFIND" : "PUT";
        String request = put(site, "/data/senseless", field + "\nConnection: close\nContent-Length: 0")
                .replaceFirst("PUT", method);
        Wire.exchange(site.door(), request.getBytes(StandardCharsets.ISO_8859_1))
                .is(400, 412)
                .leaksNothing(site);
        site.as("alice").get("/data/senseless").is(404);
    }

    @Test
    void aBodyCutShortLeavesNothing(Site site) {
        var alice = site.as("alice");
        alice.directory("/data/cut");
        alice.put("/data/cut/old", "old").is(201, 204);
        try (var heard = Listener.listen(alice, "path=/data/cut")) {
            for (String name : new String[] {"new", "old"}) {
                String target = "/data/cut/" + name;
                cut(site, put(site, target, "Content-Length: 100") + "only a part", false);
                cut(site, put(site, target, "Content-Length: 100") + "only a part", true);
                cut(site, put(site, target, "Transfer-Encoding: chunked") + "b\r\nonly a part\r\n", false);
                cut(site, put(site, target, "Transfer-Encoding: chunked") + "ff\r\nonly a part", true);
                cut(site, put(site, target, "Transfer-Encoding: chunked") + "zz\r\nnot a size", false);
            }
            alice.put("/data/cut/end", "x").is(201, 204);
            heard.await(frame -> frame.path().equals("/data/cut/end"));
            assertThat(heard.events()).hasSize(1);
        }
        alice.get("/data/cut/new").is(404);
        assertThat(alice.get("/data/cut/old").text()).isEqualTo("old");
    }

    private static void cut(Site site, String request, boolean politely) {
        try (Wire wire = new Wire(site.door())) {
            wire.send(request);
            if (politely) {
                wire.sendNoMore();
                wire.answer().is(400).leaksNothing(site);
            }
        }
    }

    private static String put(Site site, String target, String fields) {
        return "PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + site.as("alice").authorization() + "\r\n" + fields.replace("\n", "\r\n") + "\r\n\r\n";
    }
}
