/// The site as a REST API that programs written for dCache know: the namespace as JSON, and who and what is here.
///
/// **Hears** requests at `/api/v1/…` and `/scripts/config.js`. **Says** JSON as dCache's frontend does, and asks the
/// operations of [org.tidings.door] for whatever is to be done. **Never** decides what somebody may, changes anything
/// around the door, or holds a whole listing.
///
/// Start reading at [RestRoutes], then [NamespaceEndpoints] and [EntryWriter].
///
/// Invariant: a path that comes in is taken as one below the asker's root, and every path that goes out is told as one.
@NullMarked
package org.tidings.wire.rest;

import org.jspecify.annotations.NullMarked;
