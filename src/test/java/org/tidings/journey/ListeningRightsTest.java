package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.model.EventType;

/// Bob hears of nothing he may not list, live or replayed, whatever happened and whatever became of it.
///
/// What he must never learn of bears the word "secret"; what he may hear live, but not after its directory was
/// closed, bears the word "sunken".
@Journey
class ListeningRightsTest {
    private static final Set<EventType> UNDONE =
            EnumSet.of(EventType.ACCESSES_MISSED, EventType.FILE_LOST, EventType.FILE_FOUND);
    private static final String EVERYTHING = "path=/&type=file,dir,acl,label,access,channel";
    private int sentinels;

    @Test
    void whatMayNotBeListedIsNotHeard(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"));
                var bob = Listener.listen(site.as("bob"), EVERYTHING);
                var bobsLines = Listener.listenToLines(site.as("bob"), EVERYTHING);
                var admin = Listener.listen(site.as("admin"), EVERYTHING)) {
            var alice = site.as("alice");
            alice.makeDirectory("/data/open").is(201);
            // Reads are told where somebody watches.
            var alices = ChannelClient.open(alice);
            alices.watch("/home/alice");
            alices.watch("/data/open");
            ChannelClient.open(site.as("admin")).watch("/private");
            new Deeds(alice, "/home/alice", "secret").all();
            new Deeds(site.as("admin"), "/private", "secret").all();
            new Deeds(alice, "/data/open", "plain").all();
            moveAcrossTheBorder(alice);
            closeWhatWasOpen(alice);
            hideInTheMiddle(alice);

            caughtUp(alice, bob, bobsLines, admin);
            assertThat(bob.raw()).doesNotContain("secret");
            assertThat(bobsLines.raw()).doesNotContain("secret");
            assertThat(kinds(bob, "plain")).containsExactlyInAnyOrderElementsOf(everyKind());
            assertThat(kinds(admin, "secret")).containsExactlyInAnyOrderElementsOf(everyKind());
            historyTellsNoMore(site, alice);
            whatIsOpenedAgainIsHeardAgain(site, alice);
        }
    }

    private static void moveAcrossTheBorder(Visitor alice) {
        alice.put("/data/open/leaves", "x").is(201);
        alice.move("/data/open/leaves", "/home/alice/secret-arrived").is(201);
        alice.put("/home/alice/secret-born", "x").is(201);
        alice.move("/home/alice/secret-born", "/data/open/arrives").is(201);
        alice.makeDirectory("/home/alice/secret-tree").is(201);
        alice.put("/home/alice/secret-tree/plain-leaf", "x").is(201);
        alice.move("/home/alice/secret-tree/", "/data/open/tree").is(201);
    }

    private static void closeWhatWasOpen(Visitor alice) {
        alice.makeDirectory("/data/closing").is(201);
        alice.put("/data/closing/sunken-early", "x").is(201);
        Attributes.of(alice, "/data/closing").mode("0700");
        new Deeds(alice, "/data/closing", "secret").all();
        alice.move("/data/closing/", "/data/closed").is(201);
        alice.put("/data/closed/secret-late", "x").is(201);
        alice.makeDirectory("/data/doomed").is(201);
        Attributes.of(alice, "/data/doomed").mode("0700");
        alice.put("/data/doomed/secret-doomed", "x").is(201);
        alice.delete("/data/doomed/").is(204);
    }

    private static void hideInTheMiddle(Visitor alice) {
        alice.makeDirectory("/data/outer").is(201);
        Attributes.of(alice, "/data/outer").mode("0700");
        alice.makeDirectory("/data/outer/secret-inner").is(201);
        Attributes.of(alice, "/data/outer/secret-inner").mode("0777");
        alice.put("/data/outer/secret-inner/secret-file", "x").is(201);
        alice.makeDirectory("/data/passage").is(201);
        Attributes.of(alice, "/data/passage").mode("0711");
        alice.put("/data/passage/secret-unlisted", "x").is(201);
    }

    private void historyTellsNoMore(Site site, Visitor alice) {
        for (String from : List.of("earliest", "snapshot", "2020-01-01T00:00:00Z")) {
            try (var bob = Listener.listen(site.as("bob"), EVERYTHING + "&from=" + from)) {
                caughtUp(alice, bob);
                assertThat(bob.raw()).as("from=%s", from).doesNotContain("secret", "sunken");
                assertThat(bob.raw()).contains("/data/open/arrives", "plain-kept");
            }
        }
        assertThat(site.as("bob").api("/api/v1/events/log?limit=1000").is(200).text())
                .contains("plain-kept")
                .doesNotContain("secret", "sunken");
        try (var admin = Listener.listen(site.as("admin"), EVERYTHING + "&from=earliest")) {
            caughtUp(alice, admin);
            assertThat(admin.raw()).contains("secret-doomed", "sunken-early", "/private/secret-kept");
        }
    }

    private void whatIsOpenedAgainIsHeardAgain(Site site, Visitor alice) {
        Attributes.of(alice, "/data/closed").mode("0755");
        try (var bob = Listener.listen(site.as("bob"), EVERYTHING + "&from=earliest")) {
            caughtUp(alice, bob);
            assertThat(bob.raw()).contains("/data/closed/secret-late").doesNotContain("secret-doomed", "secret-born");
        }
    }

    @Test
    void askingForAHiddenPlaceDoesNotSayWhetherItExists(Site site) {
        site.as("admin").put("/private/secret-there", "x").is(201, 204);
        var bob = site.as("bob");
        for (String target : new String[] {"/private/secret-there", "/private/not-there", "/home/alice/not-there"}) {
            Answer there = bob.get(target);
            there.is(403, 404);
            assertThat(there.status())
                    .isEqualTo(bob.get("/private/other-not-there").status());
        }
        for (String method : new String[] {"PROPFIND", "DELETE", "LOCK"}) {
            assertThat(bob.door(method, "/private/secret-there", "", "Depth", "0")
                            .status())
                    .isEqualTo(bob.door(method, "/private/not-there", "", "Depth", "0")
                            .status());
        }
        assertThat(bob.door("PROPFIND", "/", "", "Depth", "infinity")
                        .is(207, 403)
                        .text())
                .doesNotContain("secret-there");
    }

    /// Waits until all have heard of something that happens now, hence of everything before.
    private void caughtUp(Visitor alice, Listener... listeners) {
        String sentinel = "/data/sentinel-" + sentinels++;
        alice.put(sentinel, "").is(201);
        for (Listener listener : listeners) {
            listener.await("file.created", sentinel);
        }
    }

    private static List<String> kinds(Listener heard, String word) {
        return heard.events().stream()
                .filter(frame -> frame.data().contains(word))
                .map(Frame::kind)
                .distinct()
                .toList();
    }

    /// Every kind that is about an entry, but for what no client does to it.
    private static List<String> everyKind() {
        return Arrays.stream(EventType.values())
                .filter(type -> !type.isOfChannels() && !type.isOfCatalogue() && !UNDONE.contains(type))
                .map(EventType::shortName)
                .toList();
    }
}
