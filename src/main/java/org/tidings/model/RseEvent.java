package org.tidings.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that happened to a place that may hold replicas.
public sealed interface RseEvent extends CatalogueEvent {
    Rse rse();

    /// It is known, with these attributes now.
    ///
    /// @param attributes as rules ask for them: country, tier, kind, cost ...
    record RseDescribed(Rse rse, SortedMap<String, String> attributes) implements RseEvent {
        public RseDescribed {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }

        public static RseDescribed of(Rse rse, Map<String, String> attributes) {
            return new RseDescribed(rse, new TreeMap<>(attributes));
        }

        @Override
        public EventType type() {
            return EventType.RSE_DESCRIBED;
        }
    }

    /// It does not answer; nothing is known to be lost by that.
    record RseSilent(Rse rse, String reason) implements RseEvent {
        @Override
        public EventType type() {
            return EventType.RSE_SILENT;
        }
    }

    /// It answers again.
    record RseBack(Rse rse) implements RseEvent {
        @Override
        public EventType type() {
            return EventType.RSE_BACK;
        }
    }
}
