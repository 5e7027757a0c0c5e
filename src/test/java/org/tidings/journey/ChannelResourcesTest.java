package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.journey.ChannelClient.EVENTS;
import static org.tidings.journey.DcacheAnswers.assertError;
import static org.tidings.journey.DcacheAnswers.json;
import static org.tidings.journey.DcacheAnswers.path;
import static org.tidings.journey.DcacheAnswers.texts;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Channels, subscriptions and types of event as resources, as dCache's frontend has them.
@Journey
class ChannelResourcesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHANNELS = EVENTS + "/channels";
    private static final String NOBODYS = CHANNELS + "/AAAAAAAAAAAAAAAAAAAAAA";
    private final Site site;

    ChannelResourcesTest(Site site) {
        this.site = site;
    }

    @Test
    void theServiceSaysItsLimits() {
        assertThat(json(site.as("alice").api(EVENTS).is(200))).isEqualTo(JSON.readTree("""
            {"channels":{"lifetimeWhenDisconnected":{"minimum":1,"default":300,"maximum":86400},\
            "maximumPerUser":128}}\
            """));
    }

    @Test
    void theTypesOfEventAreListedAndDescribed() {
        Visitor alice = site.as("alice");
        assertThat(alice.api(EVENTS + "/eventTypes").is(200).text()).isEqualTo("[\"inotify\",\"metronome\"]");
        for (String type : List.of("inotify", "metronome")) {
            String target = EVENTS + "/eventTypes/" + type;
            assertThat(json(alice.api(target).is(200)).path("description").asString())
                    .isNotBlank();
            for (String schema : List.of("/selector", "/event")) {
                assertThat(json(alice.api(target + schema).is(200))
                                .path("$schema")
                                .asString())
                        .isEqualTo("http://json-schema.org/draft-06/schema#");
            }
        }
        assertThat(json(alice.api(EVENTS + "/eventTypes/inotify/selector"))
                        .path("$id")
                        .asString())
                .isEqualTo("http://dcache.org/frontend/events/namespaceSelectors#");
        for (String absent : List.of("/other", "/other/selector", "/other/event", "/SYSTEM")) {
            assertError(alice.api(EVENTS + "/eventTypes" + absent), 404, "No such event type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eventTypes", "/eventTypes/inotify", "/channels", "/channels/AAAAAAAAAAAAAAAAAAAAAA"})
    void nobodyInParticularHasAnyOfIt(String target) {
        Answer answer = new Visitor(site, "", "").api(EVENTS + target).is(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Basic realm=");
        assertError(answer, 401, "Unauthorized");
    }

    @Test
    void whoWantsNoDialogueOfABrowserSaysSo() {
        Answer answer = new Visitor(site, "", "")
                .api(CHANNELS, "Suppress-WWW-Authenticate", "Suppress")
                .is(401);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.header("Suppress-WWW-Authenticate")).contains("suppressed");
    }

    @Test
    void aChannelIsOpenedWithoutABodyAndHasAnUnguessableId() {
        Answer answer = site.as("alice").askApi("POST", CHANNELS, "").is(201);
        String url = answer.header("Location").orElseThrow();
        assertThat(url).matches("http://localhost:" + site.api().port() + CHANNELS + "/[A-Za-z0-9_-]{22}");
        // What dcache-pyclient reads, which dCache does not send.
        assertThat(json(answer).path("url").asString()).isEqualTo(url);
        assertThat(url).endsWith("/" + json(answer).path("id").asString());
    }

    @Test
    void theHeaderIsWrittenWithItsCapitalAsSomeGrepForIt() {
        Tool.Outcome curl = Tool.run(
                "curl",
                "-sS",
                "-i",
                "-X",
                "POST",
                "-u",
                "alice:" + Site.PASSWORD,
                site.api().uri(CHANNELS).toString());
        assertThat(curl.succeeded().out()).contains("HTTP/1.1 201 Created", "\nLocation: http://");
    }

    @Test
    void channelsAreFoundByTheirClientId() {
        Visitor bob = site.as("bob");
        String named = opened(bob, "{\"client-id\":\"my tool & co\"}");
        String again = opened(bob, "{\"client-id\":\"my tool & co\"}");
        String other = opened(bob, "{\"client-id\":\"other\"}");
        String unnamed = opened(bob, "{\"client-id\":\"\"}");
        assertThat(listed(bob, "?client-id=my+tool+%26+co")).containsExactly(named, again);
        assertThat(listed(bob, "?client-id=other")).containsExactly(other);
        assertThat(listed(bob, "?client-id=")).contains(unnamed).doesNotContain(named, other);
        assertThat(listed(bob, "")).contains(named, again, other, unnamed);
        assertThat(listed(site.as("alice"), "")).doesNotContain(named);
        String longest = "x".repeat(300);
        String cut = opened(bob, "{\"client-id\":\"" + longest + "\"}");
        assertThat(listed(bob, "?client-id=" + longest)).containsExactly(cut);
        assertThat(listed(bob, "?client-id=" + longest.substring(0, 256))).containsExactly(cut);
        for (String url : List.of(named, again, other, unnamed, cut)) {
            bob.askApi("DELETE", path(url), "").is(204);
        }
    }

    @Test
    void nobodyHasMoreChannelsThanAllowed() {
        Visitor admin = site.as("admin");
        List<String> urls = new ArrayList<>();
        Answer answer = admin.askApi("POST", CHANNELS, "");
        while (answer.status() == 201) {
            urls.add(answer.header("Location").orElseThrow());
            answer = admin.askApi("POST", CHANNELS, "");
        }
        assertThat(urls).hasSize(128);
        assertError(answer, 429, "Too Many Requests");
        assertThat(answer.header("Retry-After")).isPresent();
        admin.askApi("DELETE", path(urls.getFirst()), "").is(204);
        urls.set(0, opened(admin, ""));
        urls.forEach(url -> admin.askApi("DELETE", path(url), "").is(204));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|Supplied JSON is invalid: ",
                "{\"colour\":1}|'''colour'' is an unrecognized field.'",
                "{\"client-id\":7}|Unable to interpret JSON: ",
                "[]|Unable to interpret JSON: "
            })
    void aBodyThatCannotBeReadIsRefusedInDcachesWords(String body, String words) {
        Answer answer = site.as("alice")
                .askApi("POST", CHANNELS, body, "Content-Type", "application/json")
                .is(400);
        assertThat(json(answer).path("detail").asString()).startsWith(words);
        assertThat(json(answer).path("errors").path(0).path("message").asString())
                .startsWith(words);
    }

    @Test
    void aChannelSaysAndChangesItsTimeout() {
        Visitor alice = site.as("alice");
        String target = path(opened(alice, ""));
        assertThat(json(alice.api(target, "Accept", "application/json").is(200)))
                .isEqualTo(JSON.readTree("{\"timeout\":300}"));
        patched(alice, target, "{\"timeout\":3600}").is(204);
        assertThat(json(alice.api(target, "Accept", "*/*").is(200))).isEqualTo(JSON.readTree("{\"timeout\":3600}"));
        for (String low : List.of("{\"timeout\":0}", "{\"timeout\":-5}", "{}")) {
            assertError(patched(alice, target, low), 400, "Timeout shorter than minimum allowed");
        }
        assertError(patched(alice, target, "{\"timeout\":86401}"), 400, "Timeout longer than maximum allowed");
        patched(alice, target, "{\"timeout\":1.5}").is(400);
        patched(alice, target, "{\"timeout\":5,\"colour\":1}").is(400);
        patched(alice, target, "").is(400);
        patched(alice, target, "{\"timeout\":86400}").is(204);
    }

    @Test
    void aChannelThatIsNotThereIsNotFoundAndAnothersIsForbidden() {
        Visitor alice = site.as("alice");
        Visitor bob = site.as("bob");
        for (String absent : List.of(NOBODYS, CHANNELS + "/nonsense", CHANNELS + "/%2e%2e%2f")) {
            assertError(alice.api(absent), 404, "No such channel");
        }
        assertError(alice.askApi("DELETE", NOBODYS, ""), 404, "No such channel");
        assertError(patched(alice, NOBODYS, "{\"timeout\":5}"), 404, "No such channel");
        String alices = path(opened(alice, ""));
        for (Visitor other : List.of(bob, site.as("admin"))) {
            assertError(other.api(alices), 403, "Forbidden");
            other.api(alices, "Accept", "text/event-stream").is(403);
            other.askApi("DELETE", alices, "").is(403);
            patched(other, alices, "{\"timeout\":5}").is(403);
            other.api(alices + "/subscriptions").is(403);
            other.askApi("POST", alices + "/subscriptions/inotify", "{\"path\":\"/data\"}")
                    .is(403);
        }
        alice.askApi("DELETE", alices, "").is(204);
        alice.api(alices).is(404);
    }

    private static String opened(Visitor who, String body) {
        return who.askApi("POST", CHANNELS, body, "Content-Type", "application/json")
                .is(201)
                .header("Location")
                .orElseThrow();
    }

    private static Answer patched(Visitor who, String target, String body) {
        return who.askApi("PATCH", target, body, "Content-Type", "application/json");
    }

    private static List<String> listed(Visitor who, String query) {
        return texts(who.api(CHANNELS + query).is(200));
    }
}
