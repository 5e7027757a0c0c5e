/// Where facts are committed, and the one log they can be read from.
///
/// A change *is* an event: a room decides, then submits a [Commit] of facts to the [Ledger]. The commit
/// appends them to the [EventLog] and folds them into the views, both or neither. Everything else is a
/// reader with a cursor.
///
/// **Hears** commits. **Says** what was committed, in order. **Never** decides what should happen, knows
/// who may see what, or touches a file's bytes.
///
/// Start reading at [Commit], then [Ledger] and [EventLog].
///
/// Invariant: offsets are gap-free from 1, become visible in order, and are never used twice; the views
/// are what replaying the log would give.
@NullMarked
package org.tidings.ledger;

import org.jspecify.annotations.NullMarked;
