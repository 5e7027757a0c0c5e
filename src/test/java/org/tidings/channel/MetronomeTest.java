package org.tidings.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeTest {
    private final ChannelPost post = new ChannelPost();
    private final Channel channel = post.open(ChannelPost.ALICE);

    @Test
    void messagesComeAtTheirBeat() {
        beat("{\"delay\":2}");
        Client client = post.connect(channel, ChannelPost.ALICE);
        assertThat(client.heard()).isEmpty();
        post.pass(Duration.ofMillis(5100));
        assertThat(client.heard()).containsExactly("tick", "tick");
        post.pass(Duration.ofSeconds(1));
        assertThat(client.heard()).hasSize(3);
    }

    @Test
    void aMessageSaysWhoAndHowManyAndTheLastOneEndsIt() {
        beat("{\"frequency\":10,\"message\":\"${username} ${count}\",\"count\":3}");
        Client client = post.connect(channel, ChannelPost.ALICE);
        post.pass(Duration.ofSeconds(1));
        assertThat(client.heard()).containsExactly("alice 1", "alice 2", "alice 3", "SYSTEM SUBSCRIPTION_CLOSED");
        assertThat(post.subscriptions.list(channel)).isEmpty();
    }

    @Test
    void aClientGoesOnWithTheNextMessageAlsoAfterARestart() {
        beat("{\"delay\":1,\"message\":\"${count}\"}");
        Client first = post.connect(channel, ChannelPost.ALICE);
        post.pass(Duration.ofMillis(3100));
        assertThat(first.heard()).containsExactly("1", "2", "3");
        first.leave();
        post.pass(Duration.ofSeconds(2));
        post.restart();
        Client again = post.connect(channel, ChannelPost.ALICE, first.lastId());
        assertThat(again.heard()).containsExactly("4", "5");
        post.pass(Duration.ofSeconds(1));
        assertThat(again.heard()).containsExactly("4", "5", "6");
    }

    @Test
    void aFastBeatIsBoundedForAClientThatWasAway() {
        beat("{\"frequency\":1000000}");
        post.pass(Duration.ofSeconds(10));
        Client client = post.connect(channel, ChannelPost.ALICE);
        for (int i = 0; i < 100; i++) {
            post.settle();
        }
        assertThat(client.heard()).hasSize(16_383);
    }

    @Test
    void eachSubscriptionIsOneOfItsOwn() {
        assertThat(beat("{\"delay\":1}")).isInstanceOf(SubscriptionDesk.Made.class);
        assertThat(beat("{\"delay\":1}")).isInstanceOf(SubscriptionDesk.Made.class);
        assertThat(post.subscriptions.list(channel)).hasSize(2);
    }

    @Test
    void aSelectorThatSaysNothingSensibleIsRefused() {
        for (String bad : List.of(
                "{}",
                "{\"delay\":1,\"frequency\":1}",
                "{\"delay\":301}",
                "{\"delay\":0}",
                "{\"delay\":-1}",
                "{\"delay\":1" + "0".repeat(400) + "}",
                "{\"delay\":1e9999}",
                "{\"delay\":\"1\"}",
                "{\"frequency\":0}",
                "{\"frequency\":1000001}",
                "{\"frequency\":0.003}",
                "{\"delay\":1,\"message\":\"\"}",
                "{\"delay\":1,\"count\":-1}",
                "{\"delay\":1,\"colour\":\"red\"}")) {
            assertThat(beat(bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            SubscriptionDesk.Refused.class,
                            refused -> assertThat(refused.sentence()).startsWith("Bad selector: Bad selector value: "));
        }
    }

    private SubscriptionDesk.Outcome beat(String selector) {
        return post.subscribe(channel, ChannelPost.ALICE, Kind.METRONOME, selector);
    }
}
