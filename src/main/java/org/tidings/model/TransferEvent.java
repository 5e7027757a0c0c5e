package org.tidings.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Something that happened to a transfer: one wanted movement of one file to one RSE.
public sealed interface TransferEvent extends CatalogueEvent {
    TransferId transfer();

    Did did();

    Rse destination();

    /// How bytes travel.
    enum Mode {
        /// The destination fetches them (HTTP-TPC).
        PULL,
        /// The source sends them (HTTP-TPC).
        PUSH,
        /// They pass through us, as a last resort.
        STREAM
    }

    /// A copy is wanted.
    ///
    /// @param bytes that are wanted
    /// @param priority higher goes first
    record TransferQueued(
            TransferId transfer,
            Did did,
            Rse destination,
            Fingerprint bytes,
            int priority,
            String activity,
            Optional<RuleId> rule)
            implements TransferEvent {
        @Override
        public EventType type() {
            return EventType.TRANSFER_QUEUED;
        }
    }

    /// It is under way: an intent that a crash leaves open.
    record TransferStarted(TransferId transfer, Did did, Rse destination, Rse source, Mode mode)
            implements TransferEvent {
        @Override
        public EventType type() {
            return EventType.TRANSFER_STARTED;
        }
    }

    /// The bytes are there, and are those that were wanted.
    record TransferSucceeded(
            TransferId transfer, Did did, Rse destination, Rse source, Mode mode, long sizeBytes, Duration took)
            implements TransferEvent {
        @Override
        public EventType type() {
            return EventType.TRANSFER_SUCCEEDED;
        }
    }

    /// An attempt failed; it is tried again.
    ///
    /// @param attempt 1 for the first
    /// @param retryAt when, unless something happens that makes it worth trying earlier
    record TransferFailed(
            TransferId transfer,
            Did did,
            Rse destination,
            Optional<Rse> source,
            Failure failure,
            int attempt,
            Instant retryAt)
            implements TransferEvent {
        @Override
        public EventType type() {
            return EventType.TRANSFER_FAILED;
        }
    }

    /// It is not wanted any more.
    record TransferCancelled(TransferId transfer, Did did, Rse destination, String reason) implements TransferEvent {
        @Override
        public EventType type() {
            return EventType.TRANSFER_CANCELLED;
        }
    }

    /// Why an attempt failed.
    ///
    /// @param text a sentence for people
    record Failure(FailureClass kind, String text) {}

    /// What kind of failure, and so whose it is.
    enum FailureClass {
        SOURCE_MISSING,
        SOURCE_DENIED,
        SOURCE_UNREACHABLE,
        DESTINATION_DENIED,
        DESTINATION_UNREACHABLE,
        /// Somebody else's bytes are there.
        DESTINATION_TAKEN,
        NO_SPACE,
        /// Size or checksum is not what it should be.
        MISMATCH,
        TIMEOUT,
        CANCELLED,
        /// Whoever carried it out is gone, and nobody knows how far it came.
        ABANDONED,
        OTHER
    }
}
