package org.tidings.model;

import java.time.Instant;
import java.util.Optional;

/// Something that happened to one replica: one copy of a file at one RSE.
///
/// Facts of other sites may be told twice, or late; the catalogue takes each once (decision 0014).
public sealed interface ReplicaEvent extends CatalogueEvent {
    Did did();

    Rse rse();

    /// Bytes are there now: new, overwritten, found, or arrived by a transfer.
    ///
    /// @param traits of the file, if the site tells them
    record ReplicaAdded(Did did, Rse rse, Holding holding, Optional<Traits> traits) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_ADDED;
        }
    }

    /// Bytes are not there any more.
    ///
    /// @param holding the site's id and generation of what went; a later generation is not meant
    record ReplicaRemoved(Did did, Rse rse, Holding holding, Reason reason) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_REMOVED;
        }
    }

    /// Why a replica is not there any more.
    enum Reason {
        /// Somebody deleted it at its site.
        DELETED,
        /// It has another name now, which is another DID.
        RENAMED,
        /// We removed it, because no rule wants it any more.
        RELEASED,
        /// It was not there when we looked.
        VANISHED
    }

    /// It may be bad, and is not read from while there is another.
    record ReplicaSuspected(Did did, Rse rse, String reason) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_SUSPECTED;
        }
    }

    /// Its bytes are gone or wrong, though nobody deleted it.
    record ReplicaLost(Did did, Rse rse, String reason) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_LOST;
        }
    }

    /// It was suspected or lost, and is good.
    record ReplicaRecovered(Did did, Rse rse) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_RECOVERED;
        }
    }

    /// No rule wants it; it is removed when its grace is over.
    record ReplicaCondemned(Did did, Rse rse, Instant due, String reason) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_CONDEMNED;
        }
    }

    /// It is wanted again before its grace was over.
    record ReplicaReprieved(Did did, Rse rse) implements ReplicaEvent {
        @Override
        public EventType type() {
            return EventType.REPLICA_REPRIEVED;
        }
    }
}
