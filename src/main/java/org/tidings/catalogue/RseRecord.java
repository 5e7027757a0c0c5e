package org.tidings.catalogue;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;

/// What is known of an RSE, beside what it holds.
///
/// @param attributes as rules ask for them
/// @param silent why it does not answer; empty if it does
/// @param since it has been so
public record RseRecord(Rse rse, SortedMap<String, String> attributes, String silent, Instant since) {
    public RseRecord {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public boolean isAlive() {
        return silent.isEmpty();
    }

    /// Whether copies may be sent there: attribute `write` is not `false`, and it answers.
    public boolean isWritable() {
        return isAlive() && !"false".equals(attributes.get("write"));
    }

    public boolean isReadable() {
        return isAlive() && !"false".equals(attributes.get("read"));
    }

    /// What facts make of it; a place is known once it is described.
    public static Optional<RseRecord> fold(Optional<RseRecord> before, RseEvent event, Instant at) {
        return switch (event) {
            case RseEvent.RseDescribed e ->
                Optional.of(new RseRecord(
                        e.rse(),
                        e.attributes(),
                        before.map(RseRecord::silent).orElse(""),
                        before.map(RseRecord::since).orElse(at)));
            case RseEvent.RseSilent e -> before.map(r -> r.silent(e.reason(), at));
            case RseEvent.RseBack _ -> before.map(r -> r.silent("", at));
        };
    }

    /// @param why empty: it answers
    private RseRecord silent(String why, Instant at) {
        return new RseRecord(rse, attributes, why, why.isEmpty() == silent.isEmpty() ? since : at);
    }
}
