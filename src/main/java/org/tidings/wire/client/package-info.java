/// The client's side of the door and the API: what the command line speaks to a site with.
///
/// **Hears** answers, listings and events of a site, ours or anybody's that speaks WebDAV and SSE.
/// **Says** requests. **Never** prints, prompts, retries a change, or knows the inside of a site.
///
/// Start reading at [DoorClient], then [EventFeed].
///
/// Invariant: a refusal of the site is an [Answer]; only a site that cannot be reached throws.
@NullMarked
package org.tidings.wire.client;

import org.jspecify.annotations.NullMarked;
