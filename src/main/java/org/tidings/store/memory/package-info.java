/// A ledger and its views in plain memory: the reference that the other stores are held against, and what
/// the simulation runs on.
///
/// **Hears** commits. **Says** what they led to. **Never** survives its process, and never optimises: where
/// it and another store differ, this one is right until the contract says otherwise.
///
/// Start reading at [MemoryStore]; [Tree] is the fold.
///
/// Invariant: one lock; every method sees a state between two commits.
@NullMarked
package org.tidings.store.memory;

import org.jspecify.annotations.NullMarked;
