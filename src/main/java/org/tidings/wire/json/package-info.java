/// JSON over HTTP, as dCache's API has it: bodies that are read, answers that are written, errors that are told.
///
/// **Hears** bodies from the network, of which nothing is believed. **Says** JSON objects and lists. **Never**
/// knows what they are about.
///
/// Start reading at [JsonObject], then [DcacheErrors].
///
/// Invariant: a body larger or deeper than allowed is never held, and a member that was not asked for is an error
/// or is ignored because its reader said so.
@NullMarked
package org.tidings.wire.json;

import org.jspecify.annotations.NullMarked;
