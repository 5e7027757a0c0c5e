package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A clock that is set back an hour while the site runs, and forward again: Debian's libfaketime is loaded into the
/// process, and reads what to add to the time from a file.
@Journey
class ClockSetBackTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

    @TempDir
    Path scratch;

    @Test
    void eventTimesStillRiseAndNothingEndsEarlyOrNever() {
        set(Duration.ZERO);
        try (var site = Site.demo(scratch.resolve("data"), environment());
                var heard = Listener.listen(site.as("alice"), "path=/data")) {
            var alice = site.as("alice");
            put(alice, heard, "/data/before");
            String token = macaroon(alice, "PT30M");
            String lock = lock(alice, "/data/before");
            Instant told = timeAt(site);

            set(HOUR.negated());
            awaitTimeBefore(site, told.minus(Duration.ofMinutes(50)));
            put(alice, heard, "/data/an-hour-ago");
            String first = heard.lastId();
            withToken(site, token).is(200);
            alice.put("/data/before", "locked").is(423);
            alice.put("/data/before", "mine", "If", "(" + lock + ")").is(204);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(heard.lastId()).as("a heartbeat").isNotEqualTo(first));
            noticesRevocation(site, alice);

            site.stop();
            site.startAgain();
            heard.resume();
            put(alice, heard, "/data/after-a-restart");

            set(HOUR);
            awaitTimeAfter(site, told.plus(Duration.ofMinutes(50)));
            put(alice, heard, "/data/an-hour-on");
            withToken(site, token).is(401);
            alice.put("/data/before", "the lock has ended").is(204);
            heard.await("file.written", "/data/before");
            timesRise(heard);
        }
    }

    private static void put(Visitor alice, Listener heard, String target) {
        alice.put(target, target).is(201);
        heard.await("file.created", target);
    }

    private static void timesRise(Listener heard) {
        List<Instant> times = heard.events().stream()
                .map(frame -> Instant.parse(frame.json().path("time").stringValue()))
                .toList();
        assertThat(times).hasSizeGreaterThanOrEqualTo(5).isSorted().doesNotHaveDuplicates();
    }

    /// A change of the file of revoked tokens is seen in a second, not in an hour.
    private void noticesRevocation(Site site, Visitor alice) {
        String token = macaroon(alice, "PT30M");
        withToken(site, token).is(200);
        String shown = Tool.run(Map.of(), token + "\n", "./tidings", "token", "show")
                .succeeded()
                .out();
        String issue = shown.lines()
                .filter(line -> line.strip().startsWith("iid:"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown))
                .strip()
                .substring(4);
        Settings.write(scratch, "site:\n  directory: " + scratch.resolve("data") + "\n")
                .tidings("token", "revoke", issue)
                .succeeded();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> withToken(site, token).is(401));
    }

    private static String macaroon(Visitor alice, String validity) {
        Answer answer = alice.door(
                "POST", "/data", "{\"validity\":\"" + validity + "\"}", "Content-Type", "application/macaroon-request");
        return JsonMapper.shared()
                .readTree(answer.is(200).body())
                .path("macaroon")
                .stringValue();
    }

    private static Answer withToken(Site site, String token) {
        return new Visitor(site, "", "").get("/data/an-hour-ago", "Authorization", "Bearer " + token);
    }

    private static String lock(Visitor alice, String target) {
        String body = "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/>"
                + "</D:locktype></D:lockinfo>";
        return alice.door("LOCK", target, body, "Timeout", "Second-1800", "Depth", "0")
                .is(200)
                .header("Lock-Token")
                .orElseThrow();
    }

    /// What the site's clock says, by the `Date` of an answer.
    private static Instant timeAt(Site site) {
        String date = new Visitor(site, "", "").api("/healthz").header("Date").orElseThrow();
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static void awaitTimeBefore(Site site, Instant time) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> timeAt(site).isBefore(time));
    }

    private static void awaitTimeAfter(Site site, Instant time) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> timeAt(site).isAfter(time));
    }

    private void set(Duration away) {
        try {
            Path fresh = Files.writeString(scratch.resolve("offset.new"), "%+d\n".formatted(away.toSeconds()));
            Files.move(fresh, scratch.resolve("offset"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The clock that only goes on is left as it is, as the kernel does.
    private Map<String, String> environment() {
        var library =
                LIBRARIES.stream().filter(file -> Files.exists(Path.of(file))).findFirst();
        assertThat(library.isPresent() || System.getenv("CI") == null)
                .as("faketime is there")
                .isTrue();
        assumeTrue(library.isPresent(), "faketime is not installed: ./dev deps");
        return Map.of(
                "LD_PRELOAD", library.orElseThrow(),
                "FAKETIME_TIMESTAMP_FILE", scratch.resolve("offset").toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }
}
