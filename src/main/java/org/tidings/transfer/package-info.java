/// Copies between sites, carried out and verified; and replicas taken away that nobody wants any more.
///
/// **Hears** the catalogue's view of transfers that are due and replicas that are condemned. **Says** transfers
/// started, succeeded, failed; replicas removed at sites that do not tell. **Never** decides what is wanted
/// (`rules`), and never carries a byte itself but as a last resort.
///
/// Start reading at `TransferWorker`; what it stands on is
/// [org.tidings.transfer.CopyEngine].
///
/// Invariant: a transfer that was started ends in a verified replica, in a failure that is tried again, or in a
/// cancellation, whatever crashes in between.
@NullMarked
package org.tidings.transfer;

import org.jspecify.annotations.NullMarked;
