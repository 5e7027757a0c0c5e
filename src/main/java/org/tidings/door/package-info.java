/// The operations clients ask of a site, one class each: put, get, list, make, delete, move, copy, change, lock.
///
/// **Hears** a [Caller] and a path. **Says** the namespace's facts, in commits whose guards make each
/// decision safe against everybody else's; answers with a sealed outcome, of which a [Refusal] is the
/// unhappy half. **Never** knows a protocol, decides a permission itself ([org.tidings.access.Permit]
/// does), or keeps state but what is under way: locks, and generations handed out to uploads.
///
/// Start reading at [PutFile], then [Upload] and [Naming]; [Target] is where a decision is made.
///
/// Invariant: bytes before names. A name is committed only when its bytes are durable and their checksums
/// known; bytes that got no name are removed, by us or, after a crash, by the sweeper.
@NullMarked
package org.tidings.door;

import org.jspecify.annotations.NullMarked;
