/// Channels: a client's lasting place in the log, with subscriptions, as dCache's storage events over SSE have them.
///
/// **Hears** the log, through [org.tidings.delivery], and who opens, closes and subscribes. **Says** channels and
/// subscriptions as facts of the same log, and for who is connected the frames of dCache's `inotify`, `metronome` and
/// `SYSTEM` events. **Never** speaks HTTP, answers who may what (that is [org.tidings.access.Permit]), or keeps an
/// event:
/// what a channel heard is read from the log again.
///
/// Start reading at [Channel] and [Term], then [ChannelDesk] for what is asked, [Feed] for what is told.
///
/// Invariant: a subscription tells exactly the events after its own offset that were for it, each with an id that is
/// always the same, from which its client can go on; a gap is told as `EVENT_LOSS`, once.
@NullMarked
package org.tidings.channel;

import org.jspecify.annotations.NullMarked;
