package org.tidings.delivery;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tidings.fuzz.Target;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.Signal;
import org.tidings.model.Offset;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryStore;

/// What listeners ask for.
public final class DeliveryTargets {
    private static final MemoryStore STORE =
            new MemoryStore(new Epoch("0123abcd"), StoreFixture.CODEC, InstantSource.system(), new Signal());
    private static final Cursors CURSORS = new Cursors(new byte[16], STORE.epoch());
    private static final Starts STARTS = new Starts(STORE, CURSORS);
    private static final SelectorReader SELECTORS =
            new SelectorReader(name -> name.equals("alice") ? OptionalInt.of(1001) : OptionalInt.empty());

    private DeliveryTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "selector",
                        List.of(
                                "path=/data&recursive=false&type=file.created,dir&suffix=.h5&owner=alice&minSize=1&label=raw",
                                "type=file&type=acl.changed&owner=1001"),
                        List.of(
                                "path=",
                                "recursive=",
                                "type=",
                                "suffix=",
                                "owner=",
                                "minSize=",
                                "label=",
                                "true",
                                "file."),
                        DeliveryTargets::selector),
                Target.ofText(
                        "cursor",
                        List.of(
                                "now",
                                "earliest",
                                "snapshot",
                                "7",
                                "2026-01-31T12:00:00Z",
                                "x2WzVqkPCRZ0dzL0Dk0p0g",
                                "2026-01-31T12:00:00.5+01:00"),
                        List.of("+999999999-12-31T23:59:59Z", "-999999999", "9999999999999999999", "Z", "T", "_-"),
                        DeliveryTargets::cursor));
    }

    private static void selector(String text) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String one : text.split("&")) {
            String[] parts = one.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts.length > 1 ? parts[1] : "");
        }
        switch (SELECTORS.read(parameters)) {
            case SelectorReader.Reading.Read(Selector selector) ->
                promiseEqual(
                        SELECTORS.read(parameters),
                        new SelectorReader.Reading.Read(selector),
                        "the same words are the same selector, so that listeners are grouped");
            case SelectorReader.Reading.Refused refused ->
                promise(refused.sentence().endsWith("."), "a refusal is a sentence");
        }
    }

    private static void cursor(String words) {
        for (boolean operator : new boolean[] {true, false}) {
            promise(
                    STARTS.resuming(words, operator) instanceof Start.After,
                    "whatever a client says it heard last, it gets an answer");
            STARTS.from(words, operator);
        }
        Optional<Offset> place = CURSORS.offset(words);
        promise(
                place.isEmpty() || CURSORS.offset(CURSORS.of(place.get())).equals(place),
                "a cursor written and read again is the same place");
    }
}
