/// The WebDAV door on the wire (RFC 4918, 4331): one small class per method, XML in and out, over HTTP.
///
/// **Hears** HTTP requests from `wire.http`. **Says** nothing itself: the door operations it asks do.
/// **Never** decides who may do what, touches a pool's files or the ledger, or holds a whole listing in memory.
///
/// Start reading at [IfHeader] for locks and at [MultistatusWriter] for answers.
///
/// Invariant: XML is read without DTDs and entities and within limits, and everything a user wrote is
/// escaped when it is written.
@NullMarked
package org.tidings.wire.dav;

import org.jspecify.annotations.NullMarked;
