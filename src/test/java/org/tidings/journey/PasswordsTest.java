package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wrong passwords: refused alike whatever is wrong, and slowed down when they come in numbers.
@Journey
class PasswordsTest {
    private static final int MANY = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void anonymousGetsNothingButAnInvitation(Site site) {
        var nobody = new Visitor(site, "", "");
        for (String target : new String[] {"/", "/data/", "/data/x", "/private/", "/home/alice/"}) {
            Answer answer = nobody.get(target).is(401).leaksNothing(site);
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
            nobody.put(target + "y", "x").is(401);
            nobody.delete(target).is(401);
        }
        nobody.api("/api/v1/events/stream").is(401).leaksNothing(site);
        nobody.api("/api/v1/events/log").is(401).leaksNothing(site);
    }

    @Test
    void aRefusalDoesNotSayWhichPartWasWrong(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"))) {
            Answer wrongPassword = new Visitor(site, "alice", "wrong").get("/data/");
            Answer noSuchUser = new Visitor(site, "nobody-here", "wrong").get("/data/");
            assertThat(wrongPassword.is(401).text())
                    .isEqualTo(noSuchUser.is(401).text());
            malformedCredentialsAreRefused(site);
            manyWrongPasswordsAreSlowedDownAtBothDoors(site);
            theRightPasswordWorksAgainAfterAWhile(site);
        }
    }

    private static void malformedCredentialsAreRefused(Site site) {
        var nobody = new Visitor(site, "", "");
        for (String value : new String[] {"Basic", "Basic !!!", "Basic QQ==", "Bearer abc", "Digest x", "Basic gA=="}) {
            nobody.get("/data/", "Authorization", value).is(400, 401).leaksNothing(site);
            nobody.api("/api/v1/events/log", "Authorization", value)
                    .is(400, 401)
                    .leaksNothing(site);
        }
    }

    private static void manyWrongPasswordsAreSlowedDownAtBothDoors(Site site) {
        Answer last = new Visitor(site, "alice", "guess").get("/data/");
        for (int i = 0; i < MANY && last.status() == 401; i++) {
            last = new Visitor(site, "alice", "guess" + i).get("/data/");
        }
        last.is(429).leaksNothing(site);
        assertThat(last.header("Retry-After").orElse("")).matches("[0-9]+");
        Answer api = new Visitor(site, "alice", "guess again").api("/api/v1/events/log");
        api.is(429);
        assertThat(api.header("Retry-After").orElse("")).matches("[0-9]+");
    }

    private static void theRightPasswordWorksAgainAfterAWhile(Site site) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> site.as("alice").get("/data/").status() == 200);
    }
}
