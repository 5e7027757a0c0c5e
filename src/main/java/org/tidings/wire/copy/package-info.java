/// Third-party copies over HTTP, carried out by us: bytes between this site and another, ordered by a client that only
/// watches.
///
/// **Hears** a [CopyOrder], read from the fields of a COPY. **Says** nothing itself: what arrives goes through
/// [org.tidings.door.PutFile], what leaves through [org.tidings.door.GetFile]; to the client, marker by marker, how far
/// it is, and how it ended. **Never** decides who may do what, knows the server's side of HTTP, or writes a credential
/// anywhere.
///
/// Start reading at [CopyDesk], then [Pull] and [Push]; pure are [CopyOrder], [AddressRule], [Patience], [Classified],
/// [Leftover].
///
/// Invariant: a copy that did not succeed leaves nothing behind that can be seen, and no byte or credential goes to an
/// address that the [AddressRule] refuses.
@NullMarked
package org.tidings.wire.copy;

import org.jspecify.annotations.NullMarked;
