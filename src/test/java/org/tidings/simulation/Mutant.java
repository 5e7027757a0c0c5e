package org.tidings.simulation;

/// A fault in our own code, put in on purpose: each is caught by one invariant, and without that one the
/// fault would go unseen.
enum Mutant {
    /// The pool says it synced, and did not.
    FORGETFUL_POOL("NoNameWithoutBytes"),
    /// Nobody looks whether what was stored is still there.
    TRUSTING_SITE("LossIsToldAsItIs"),
    /// The sweeper never sweeps.
    LAZY_SWEEPER("NoBytesWithoutName"),
    /// Delivery does not see a line now and then.
    SKIPPING_LOG("ReadersNeverSkip"),
    /// Delivery takes every directory for open to all.
    OPEN_DOORS("NobodyHearsTheHidden"),
    /// The ledger answers that it committed, and did not.
    LYING_LEDGER("AcknowledgedIsInTheLogOnce"),
    /// A view drops labels.
    FORGETFUL_VIEW("ViewsEqualReplay"),
    /// The catalogue drops what is condemned.
    FORGETFUL_CATALOGUE("ViewsEqualReplay"),
    /// Delivery stops reading before the end.
    TIRED_LOG("ReadersHearToTheEnd"),
    /// The log's clock goes back with the machine's.
    CLOCK_TRUSTING_LOG("OffsetsAndTimesRise"),
    /// A follower's progress is lost with each crash.
    FORGETFUL_FOLLOWER("EveryFactCausesOnce"),
    /// A channel's former subscriptions are forgotten at once.
    FORGETFUL_CHANNELS("ChannelsTellOnce");

    private final String caughtBy;

    Mutant(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    /// The name of the invariant that must break.
    String caughtBy() {
        return caughtBy;
    }
}
