/// What files exist here: paths, ids, sizes, checksums, owners, attributes.
///
/// **Hears** the namespace events of its own site, folded by the store in the transaction that commits
/// them. **Says** what is. **Never** changes anything, asks who may, or follows a path through a file.
///
/// Start reading at [Namespace], then [Resolution].
///
/// Invariant: every entry but the root has a directory as its parent, and no two entries of one directory
/// have the same name. The tree is kept by ids, so renaming a directory touches one entry.
@NullMarked
package org.tidings.namespace;

import org.jspecify.annotations.NullMarked;
