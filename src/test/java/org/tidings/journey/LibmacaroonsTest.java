package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Macaroons in the hands of programs that are not ours: they read, narrow and write them, and the site takes them.
@Journey
class LibmacaroonsTest {
    /// Where the packages of Debian are found, whatever other Python comes first.
    private static final String DEBIANS_PYTHON = "/usr/bin/python3";

    /// Writes the caveats of the macaroon on standard input, a line each, then the macaroon with one caveat more.
    private static final String WITH_PYMACAROONS = """
        import sys
        from pymacaroons import Macaroon, MACAROON_V1
        m = Macaroon.deserialize(sys.stdin.read().strip())
        assert m.version == MACAROON_V1
        for c in m.caveats: print(c.caveat_id)
        m.add_first_party_caveat(sys.argv[1])
        print(m.serialize())
        """;

    /// The same with the C library.
    private static final String WITH_LIBMACAROONS = """
        import sys
        from ctypes import *
        lib = CDLL("libmacaroons.so.0")
        text = sys.stdin.read().strip().encode()
        err = c_int(0)
        lib.macaroon_deserialize.restype = c_void_p
        m = lib.macaroon_deserialize(text, byref(err))
        assert m, "libmacaroons does not read it: %d" % err.value
        size = lib.macaroon_inspect_size_hint(c_void_p(m))
        room = create_string_buffer(size)
        assert lib.macaroon_inspect(c_void_p(m), room, c_size_t(size), byref(err)) == 0
        for line in room.value.decode().splitlines():
            if line.startswith("cid "): print(line[4:])
        more = sys.argv[1].encode()
        lib.macaroon_add_first_party_caveat.restype = c_void_p
        m = lib.macaroon_add_first_party_caveat(c_void_p(m), more, c_size_t(len(more)), byref(err))
        size = lib.macaroon_serialize_size_hint(c_void_p(m))
        room = create_string_buffer(size)
        assert lib.macaroon_serialize(c_void_p(m), room, c_size_t(size), byref(err)) == 0
        print(room.value.decode())
        """;

    @ParameterizedTest
    @ValueSource(strings = {WITH_PYMACAROONS, WITH_LIBMACAROONS})
    void othersReadAndNarrowWhatTheSiteIssues(String program, Site site) {
        Visitor alice = site.as("alice");
        alice.put("/data/for-others", "x").is(201, 204);
        String wish = "{\"caveats\":[\"activity:DOWNLOAD,LIST\"],\"validity\":\"PT1H\"}";
        Answer answer = alice.door("POST", "/data", wish, "Content-Type", "application/macaroon-request");
        String token = new JsonMapper()
                .readTree(answer.is(200).body())
                .path("macaroon")
                .asString();
        assertThat(got(site, token)).isEqualTo(200);
        String[] lines = said(program, token, "path:/for-others");
        assertThat(lines[0]).startsWith("iid:");
        assertThat(lines[1]).matches("id:[0-9]+;[0-9,]+;alice");
        assertThat(lines[2]).matches("before:[-0-9T:]+Z");
        assertThat(lines[3]).isEqualTo("path:/data");
        assertThat(lines[4]).isEqualTo("activity:DOWNLOAD,LIST");
        assertThat(got(site, lines[5])).isEqualTo(200);
        assertThat(got(site, last(said(program, token, "path:/other")))).isEqualTo(403);
        assertThat(got(site, last(said(program, token, "activity:DELETE")))).isEqualTo(401);
    }

    private static String[] said(String program, String token, String caveat) {
        return Tool.run(Map.of(), token, DEBIANS_PYTHON, "-c", program, caveat)
                .succeeded()
                .out()
                .split("\n");
    }

    private static String last(String... lines) {
        return lines[lines.length - 1];
    }

    private static int got(Site site, String token) {
        return new Visitor(site, "", "")
                .get("/data/for-others", "Authorization", "Bearer " + token)
                .status();
    }
}
