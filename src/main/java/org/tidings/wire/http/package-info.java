/// HTTP itself: what its header fields mean (RFC 9110, 9112, 9530, 3230, 7617), and the server that carries it.
///
/// **Hears** requests from the network. **Says** nothing: it asks whoever handles the request.
/// **Never** knows WebDAV, what JSON is about, events, the ledger or a pool; never answers a malformed field by
/// guessing.
///
/// Start reading at [RequestTarget]; the fields are one small class each. [Routes] is the table of what an edge
/// answers.
///
/// Invariant: a value parsed here is valid, and what could not be parsed became one [RequestRefused]
/// with a status and a plain sentence.
@NullMarked
package org.tidings.wire.http;

import org.jspecify.annotations.NullMarked;
