package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.journey.DcacheAnswers.assertError;
import static org.tidings.journey.DcacheAnswers.json;
import static org.tidings.journey.DcacheAnswers.path;
import static org.tidings.journey.DcacheAnswers.texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Subscriptions as resources of their channel.
@Journey
class SubscriptionResourcesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Site site;

    SubscriptionResourcesTest(Site site) {
        this.site = site;
    }

    @Test
    void aSubscriptionIsFoundAsItWasAskedForAndEnds() {
        Visitor alice = site.as("alice");
        alice.directory("/data/watched");
        var channel = ChannelClient.open(alice);
        String asked = "{\"path\":\"/data/watched\",\"flags\":[\"IN_CREATE\",\"IN_ONLYDIR\"]}";
        String url =
                channel.subscribe("inotify", asked).is(201).header("Location").orElseThrow();
        assertThat(url).matches(channel.url() + "/subscriptions/inotify/[A-Za-z0-9+%]{24,}");
        Answer found = alice.api(path(url)).is(200);
        assertThat(json(found)).isEqualTo(JSON.readTree(asked));
        assertThat(found.header("Location")).contains(url);
        String plain = channel.watch("/data");
        assertThat(alice.api(path(plain)).is(200).text()).isEqualTo("{\"path\":\"/data\"}");
        assertThat(texts(alice.api(channel.target() + "/subscriptions").is(200)))
                .containsExactly(url, plain);
        alice.askApi("DELETE", path(url), "").is(204);
        assertError(alice.api(path(url)), 404, "No such subscription");
        assertError(alice.askApi("DELETE", path(url), ""), 404, "Subscription not found");
        assertThat(texts(alice.api(channel.target() + "/subscriptions"))).containsExactly(plain);
    }

    @Test
    void watchingTheSameThingAgainLeadsToTheSubscriptionThatIsThere() {
        Visitor alice = site.as("alice");
        alice.directory("/data/twice");
        var channel = ChannelClient.open(alice);
        String url = channel.watch("/data/twice");
        Answer again = channel.subscribe("inotify", "{\"path\":\"/data/twice\",\"flags\":[\"IN_CREATE\"]}")
                .is(303);
        assertThat(again.header("Location")).contains(url);
        assertThat(alice.api(path(url)).text()).isEqualTo("{\"path\":\"/data/twice\",\"flags\":[\"IN_CREATE\"]}");
        channel.subscribe("inotify", "{\"path\":\"/data/twice\",\"flags\":[\"IN_DELETE\",\"IN_MASK_ADD\"]}")
                .is(303);
        assertThat(alice.api(path(url)).text()).contains("IN_CREATE", "IN_DELETE");
        String tick = "{\"delay\":100}";
        String first =
                channel.subscribe("metronome", tick).is(201).header("Location").orElseThrow();
        assertThat(channel.subscribe("metronome", tick)
                        .is(201)
                        .header("Location")
                        .orElseThrow())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|Bad selector: ",
                "{\"flags\":[\"IN_CREATE\"]}|Bad selector: ",
                "{\"path\":7}|Bad selector: Bad selector value: ",
                "{\"path\":\"data\"}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data/\"}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data/../private\"}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data\",\"flags\":[\"IN_NONE\"]}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data\",\"flags\":{}}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data\",\"colour\":1}|Bad selector: Bad selector value: ",
                "{\"path\":\"/data\",\"flags\":[\"IN_DONT_FOLLOW\"]}|Bad selector: Unsupported flags: [IN_DONT_FOLLOW]",
                "{\"path\":\"/data\",\"flags\":[\"IN_EXCL_UNLINK\"]}|Bad selector: Unsupported flags: [IN_EXCL_UNLINK]",
                "{\"path\":\"/data/nowhere\"}|Not found: Problem with path: /data/nowhere",
                "{\"path\":\"/private\"}|Permission denied: Not allowed.",
                "{\"path\":\"/home/bob\"}|Permission denied: Not allowed.",
                "{\"path\":\"/home/bob/x\"}|Permission denied: Not allowed.",
                "nonsense|Supplied JSON is invalid: ",
                "''|Missing JSON entity in POST request"
            })
    void aSubscriptionThatCannotBeIsRefusedWith400AndItsClass(String selector, String words) {
        var channel = ChannelClient.open(site.as("alice"));
        Answer answer = channel.subscribe("inotify", selector).is(400);
        assertThat(json(answer).path("detail").asString()).startsWith(words);
        assertThat(json(answer).path("errors").path(0).path("message").asString())
                .startsWith(words);
    }

    @Test
    void aFileIsNoDirectoryToWhomAsksForDirectoriesOnly() {
        Visitor alice = site.as("alice");
        alice.put("/data/only-a-file", "x").is(201, 204);
        var channel = ChannelClient.open(alice);
        Answer answer = channel.subscribe("inotify", "{\"path\":\"/data/only-a-file\",\"flags\":[\"IN_ONLYDIR\"]}");
        assertThat(json(answer.is(400)).path("detail").asString()).startsWith("Failed condition: ");
        channel.subscribe("inotify", "{\"path\":\"/data/only-a-file\"}").is(201);
        channel.subscribe("inotify", "{\"path\":\"/data\",\"flags\":\"IN_CREATE,IN_DELETE\"}")
                .is(201);
        assertError(channel.subscribe("sunrise", "{}"), 400, "Unknown event type: sunrise");
    }
}
