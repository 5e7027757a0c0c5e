/// Which DIDs exist at which sites, how each RSE is, what rules stand, and what is being copied: one record per file,
/// folded from the facts of many sites.
///
/// **Hears** every site's log, by `SiteFollower`. **Says** replicas added, removed, lost;
/// RSEs described, silent, back. **Never** decides what is wanted (`rules`) or moves a byte (`transfer`).
///
/// Start reading at [org.tidings.catalogue.DidRecord]: it holds everything that is known of one file, and its
/// fold is the only place where a fact becomes a state. Stores keep records; whatever they index is what changed
/// between two of them.
///
/// Invariant: a fact of a site that is told twice, or late, changes nothing the second time.
@NullMarked
package org.tidings.catalogue;

import org.jspecify.annotations.NullMarked;
