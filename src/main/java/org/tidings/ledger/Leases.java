package org.tidings.ledger;

import java.time.Duration;

/// Who, of several nodes, does a job that only one may do.
///
/// On one node a lease is trivially held; on several it is a row with an expiry.
public interface Leases {

    /// Takes the lease or holds on to it.
    ///
    /// @param holder a node's name
    /// @param term how long it is held unless renewed
    /// @return whether `holder` holds it now
    boolean hold(String lease, String holder, Duration term);

    /// Gives the lease up, if held.
    void release(String lease, String holder);
}
