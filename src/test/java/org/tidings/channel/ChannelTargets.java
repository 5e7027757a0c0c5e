package org.tidings.channel;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.time.Instant;
import java.util.List;
import org.tidings.fuzz.Target;
import org.tidings.wire.http.JsonBody;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestSizes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What clients of channels send: selectors, and the ids they heard last.
public final class ChannelTargets {
    private static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");

    private ChannelTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.of(
                        "inotify",
                        List.of(
                                "{\"path\":\"/data\",\"flags\":[\"IN_CREATE\",\"IN_MOVE\"]}",
                                "{\"path\":\"/data/x\",\"flags\":\"IN_CLOSE_WRITE,IN_ONLYDIR\"}",
                                "{\"path\":\"/\"}"),
                        List.of(
                                "\"path\":",
                                "\"flags\":",
                                "IN_ALL_EVENTS",
                                "IN_MASK_ADD",
                                "IN_ATTRIB",
                                "IN_Q_OVERFLOW",
                                "/../"),
                        input -> unless(RequestRefused.class, () -> JsonBody.parse(input, RequestSizes.USUAL))
                                .ifPresent(ChannelTargets::inotify)),
                Target.of(
                        "metronome",
                        List.of(
                                "{\"frequency\":2,\"message\":\"${username} ${count}\",\"count\":5}",
                                "{\"delay\":0.000001}",
                                "{\"delay\":300,\"count\":0.5}"),
                        List.of(
                                "\"frequency\":",
                                "\"delay\":",
                                "\"message\":",
                                "\"count\":",
                                "1e-320",
                                "9223372036854775807",
                                "-0.0"),
                        input -> unless(RequestRefused.class, () -> JsonBody.parse(input, RequestSizes.USUAL))
                                .ifPresent(ChannelTargets::metronome)),
                Target.ofText(
                        "event-id",
                        List.of("0", "16000000", "999999999999999999"),
                        List.of("000000000000000000", "-", "+", "\u0661"),
                        ChannelTargets::eventId));
    }

    private static void inotify(JsonNode json) {
        try {
            InotifySelector selector = InotifySelector.read(json);
            selector.mask();
            promise(!selector.path().names().contains(".."), "no path climbs");
            var written = JsonMapper.shared().createObjectNode();
            selector.writeTo(written);
            promiseEqual(InotifySelector.read(written), selector, "a selector written and read again is the same");
            InotifySelector.union(selector, selector).mask();
        } catch (BadSelector refused) {
            promise(!refused.sentence().isEmpty(), "a refusal says something");
        }
    }

    private static void metronome(JsonNode json) {
        try {
            MetronomeSelector selector = MetronomeSelector.read(json);
            promise(selector.delay().isPositive(), "there is time between two beats");
            Instant later = OPENED.plusSeconds(86_400);
            long due = selector.dueBy(OPENED, later);
            promise(due >= 0 && !selector.due(OPENED, due).isAfter(later), "no beat comes before its time");
            selector.isDueAt(OPENED, later);
        } catch (BadSelector refused) {
            promise(!refused.sentence().isEmpty(), "a refusal says something");
        }
    }

    private static void eventId(String text) {
        var ids = new EventIds(OPENED);
        ids.parse(text).ifPresent(place -> {
            promise(place.slot() >= 0, "a slot is counted from 0");
            promiseEqual(
                    ids.parse(String.valueOf(ids.of(place.at(), place.slot()))).orElseThrow(),
                    place,
                    "an id written and read again is the same place");
        });
    }
}
