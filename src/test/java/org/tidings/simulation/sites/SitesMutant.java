package org.tidings.simulation.sites;

/// A fault in our own code, put in on purpose: each is caught by one invariant, and without that one the fault would
/// go unseen.
enum SitesMutant {
    /// Copies are made over whatever is there.
    CARELESS_COPY("NobodysFileIsWrittenOver"),
    /// What is to be removed is not looked at before.
    CARELESS_REMOVAL("NobodysFileIsRemovedByUs"),
    /// Losses that a site tells of are not heard.
    DEAF_TO_LOSSES("CataloguedReplicaIsGood"),
    /// Copies of ours are removed, whatever is left.
    RUTHLESS_AFTERCARE("LastGoodCopyIsNeverRemoved"),
    /// Now and then a new file is not heard of.
    DEAF_TO_BIRTHS("NothingIsDark"),
    /// The rule is kept with one copy too many.
    GREEDY_RULE("NoRuleOverfilled"),
    /// The rule is kept with one copy too few.
    MODEST_RULE("RulesAreKept"),
    /// What is condemned is never seen.
    LAZY_AFTERCARE("ItSettles");

    private final String caughtBy;

    SitesMutant(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    /// The name of the invariant that must break.
    String caughtBy() {
        return caughtBy;
    }
}
