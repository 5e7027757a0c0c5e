/// Channels over HTTP: dCache's storage events, `/api/v1/events…`, as programs written for them expect.
///
/// **Hears** requests at those paths. **Says** channels and subscriptions as URLs in JSON, and a channel's events as
/// Server-Sent Events. **Never** decides who may what or what is told: [org.tidings.channel] does.
///
/// Start reading at [ChannelRoutes], then [ChannelEndpoints] and [ChannelStream].
///
/// Invariant: whatever a client written for dCache reads is here, in the form it reads it; every error has both forms
/// of dCache's error body.
@NullMarked
package org.tidings.wire.channel;

import org.jspecify.annotations.NullMarked;
