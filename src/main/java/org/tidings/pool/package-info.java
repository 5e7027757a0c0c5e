/// Bytes on our own disks.
///
/// **Hears** deletions and overwrites, and forgets the bytes nobody names any more. **Says** nothing yet
/// (scrubbing comes with recovery). **Never** knows a path, a user or a permission: bytes are named by
/// file id and generation, and only the ledger says which of them are a file.
///
/// Start reading at [Pool], then [Placement] and [Sweeper].
///
/// Invariant: bytes before names. What [Pool.Incoming#finish] returned survives a crash; what it did not
/// return is swept.
@NullMarked
package org.tidings.pool;

import org.jspecify.annotations.NullMarked;
