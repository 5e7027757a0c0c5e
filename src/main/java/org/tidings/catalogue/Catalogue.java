package org.tidings.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;

/// The view of what exists at many sites, and of what is wanted, as of the last commit.
///
/// Implemented by each store.
public interface Catalogue {

    Optional<DidRecord> find(Did did);

    /// Files in the order of their DIDs (scope, then name, by bytes of UTF-8).
    ///
    /// @param after where to go on; empty for the beginning
    List<DidRecord> list(Optional<Did> after, int limit);

    /// Files of a scope whose names begin so, in order.
    List<DidRecord> list(String scope, String namePrefix, Optional<Did> after, int limit);

    /// DIDs of which an RSE holds a replica in any state, in order.
    List<Did> at(Rse rse, Optional<Did> after, int limit);

    /// All RSEs that are known, by name.
    List<RseRecord> rses();

    /// How much an RSE holds in replicas of any state but LOST.
    Holdings holdings(Rse rse);

    /// @param files how many
    record Holdings(long files, long bytes) {
        public static final Holdings NONE = new Holdings(0, 0);

        public Holdings plus(Holdings other) {
            return new Holdings(files + other.files, bytes + other.bytes);
        }
    }

    /// All rules, in the order of their ids.
    List<RuleRecord> rules();

    Optional<RuleRecord> rule(RuleId id);

    /// Transfers in this state that are due, the most urgent first.
    ///
    /// @param state of them
    List<Way> due(Copying.State state, Instant now, int limit);

    /// Replicas that are to be removed by now.
    List<Way> condemned(Instant now, int limit);

    /// How many transfers are in this state.
    long transfers(Copying.State state);

    /// A file and one of its places.
    record Way(Did did, Rse rse) {}
}
