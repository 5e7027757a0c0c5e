package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.RawClient;

/// Who is let in at the door, to where, and by which names.
class DavAdmissionTest {
    private TrialDoor door;
    private DoorClient alice;
    private DoorClient bob;

    @BeforeEach
    void open(@TempDir Path directory) {
        door = TrialDoor.inMemory(directory);
        alice = new DoorClient(door, "alice");
        bob = new DoorClient(door, "bob");
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
        door.close();
    }

    @Test
    void rightsDecide() {
        alice.put("/data/a", "x");
        assertThat(bob.get("/data/a").body()).isEqualTo("x");
        assertThat(bob.put("/data/b", "x").statusCode()).isEqualTo(403);
        assertThat(bob.ask("DELETE", "/data/a").body()).isEqualTo("You may not remove or replace /data/a.\n");
        assertThat(bob.get("/home/alice/").statusCode()).isEqualTo(403);
        assertThat(bob.get("/private/none").statusCode()).isEqualTo(403);
        assertThat(alice.ask("PROPFIND", "/private/", "Depth", "1").statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        String answer = RawClient.say(door.uri(), "GET /data/ HTTP/1.1\nHost: x\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Basic");
        String wrong = RawClient.say(
                door.uri(), "GET / HTTP/1.1\nHost: x\nAuthorization: Basic YWxpY2U6eA==\nConnection: close\n\n");
        assertThat(wrong).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @CsvSource({
        "admin#admin, 200",
        "alice#, 401",
        "alice#admin, 401",
        "admin#other, 401",
        "'admin#admin,other', 401",
        "#admin, 401"
    })
    void aNameMaySayTheRolesItWantsAndGetsInIfItHasThem(String name, int status) {
        try (var who = new DoorClient(door, name)) {
            assertThat(who.get("/").statusCode()).isEqualTo(status);
        }
    }

    @Test
    void severalCredentialsAreNotPutTogether() {
        String twice = "Authorization: " + alice.authorization() + "\nAuthorization: " + alice.authorization();
        for (String request : List.of("GET / HTTP/1.1\n" + twice, "GET /?authz=a&authz=b HTTP/1.1")) {
            assertThat(RawClient.say(door.uri(), request + "\nHost: x\nConnection: close\n\n"))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aTokenBesideAPasswordCountsAlone() {
        String both = "GET / HTTP/1.1\nAuthorization: " + alice.authorization() + "\nAuthorization: bearer nonsense";
        assertThat(RawClient.say(door.uri(), both + "\nHost: x\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void guessingPasswordsIsSlowedDown() {
        String guess = "GET / HTTP/1.1\nHost: x\nAuthorization: Basic YWxpY2U6eA==\nConnection: close\n\n";
        String last = "";
        for (int i = 0; i < 40 && !last.startsWith("HTTP/1.1 429"); i++) {
            last = RawClient.say(door.uri(), guess);
        }
        assertThat(last).startsWith("HTTP/1.1 429").contains("Retry-After: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/../private/x", "/data/%2e%2e/private", "/data/..%2fprivate", "/data/%252e%252e%252fx",
                        "/data/%c0%ae%c0%ae/",
                "/data/%00", "/data/a%2Fb", "/data/%ff", "/data/%zz", "/data/a#b"
            })
    void anEscapeIsRefusedOnEveryMethod(String path) {
        for (String method : List.of("GET", "PUT", "PROPFIND", "DELETE", "MKCOL")) {
            String request = method + " " + path + " HTTP/1.1\nHost: x\nAuthorization: " + alice.authorization()
                    + "\nContent-Length: 0\nConnection: close\n\n";
            assertThat(RawClient.say(door.uri(), request))
                    .as(method)
                    .startsWith("HTTP/1.1 400")
                    .endsWith(".\n");
        }
    }

    @Test
    void longNamesAreRefusedAndLongestOnesStored() {
        assertThat(alice.put("/data/" + "x".repeat(255), "x").statusCode()).isEqualTo(201);
        assertThat(alice.put("/data/" + "x".repeat(256), "x").statusCode()).isEqualTo(400);
    }
}
