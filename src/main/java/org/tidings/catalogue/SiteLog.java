package org.tidings.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.model.Holding;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Traits;

/// The log of a site that can be followed, as far as it has been heard: files it told of, in order.
public interface SiteLog {

    /// What follows, without waiting for more to come.
    ///
    /// @param after as a [Told] had it; empty to begin with a listing of all that is there
    /// @param limit of events, at least 1
    Reading read(Optional<String> after, int limit);

    /// One thing the site told.
    ///
    /// @param cursor with which to go on behind it; empty in a listing, which is begun again if it breaks off
    /// @param user who did it there; empty for the site itself
    record Told(Optional<String> cursor, Instant at, Optional<String> user, Said said) {}

    /// What it was about.
    sealed interface Said {
        /// Something happened.
        record Happened(NamespaceEvent event) implements Said {}

        /// A listing of all that is there begins; what an earlier one told counts no more.
        record ListingBegun() implements Said {}

        /// A file was there when the listing came to it.
        ///
        /// @param lost why its bytes cannot be had, though its name is there; empty for a good one
        record Listed(Holding holding, Optional<Traits> traits, Optional<String> lost) implements Said {}

        /// The listing is over: what it did not tell of is not there.
        ///
        /// @param exact whether it told of one moment; a walk takes its time and may miss what moves
        record ListingDone(boolean exact) implements Said {}

        /// Nothing that concerns files; only the cursor moved.
        record Nothing() implements Said {}
    }

    /// What came of reading.
    sealed interface Reading {
        /// The next; empty when there is nothing yet.
        record Next(List<Told> told) implements Reading {}

        /// The cursor means nothing there any more: a listing has to come first.
        record Gap() implements Reading {}

        /// It does not answer.
        record Silent(String reason) implements Reading {}
    }
}
