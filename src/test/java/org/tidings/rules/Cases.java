package org.tidings.rules;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;

/// Plausible RSEs, files and rules, made short.
final class Cases {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Cases() {}

    static RseRecord rse(String name, Map<String, String> attributes) {
        return new RseRecord(new Rse(name), new TreeMap<>(attributes), "", NOW.minusSeconds(86_400));
    }
}
