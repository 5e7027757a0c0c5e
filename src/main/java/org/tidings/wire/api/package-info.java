/// The API's port: whatever is asked there goes through [Api] to a route; of routes, those that are Tidings' own: the
/// event stream, the log in pages, metrics and health.
///
/// **Hears** requests at `/api/v1/…`, `/metrics`, `/healthz` and `/readyz`. **Says** frames that
/// [org.tidings.delivery] wrote, and problems (RFC 9457). **Never** decides who hears what, changes
/// anything, or blocks on a slow client.
///
/// Start reading at [Api], then [OwnRoutes] and [EventStream].
///
/// Invariant: every request is answered, every error in JSON with a sentence, and a stream that ended has
/// given back all it held.
@NullMarked
package org.tidings.wire.api;

import org.jspecify.annotations.NullMarked;
