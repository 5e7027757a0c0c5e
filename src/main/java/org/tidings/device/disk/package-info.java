/// Bytes in directories of local disks.
///
/// **Hears** nothing but calls of its pool. **Says** nothing. **Never** renames, and never believes a directory to be
/// its disk unless the pool's marker file is in it.
///
/// Start reading at [DirectoryPool], then [Layout] and [GroupSync].
///
/// Invariant: when [org.tidings.pool.Pool.Incoming#finish] returns, the file, its name and its directory are on the
/// disk.
@NullMarked
package org.tidings.device.disk;

import org.jspecify.annotations.NullMarked;
