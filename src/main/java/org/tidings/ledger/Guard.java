package org.tidings.ledger;

import java.time.Instant;
import java.util.Optional;
import org.tidings.model.ChannelId;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Place;

/// Something that must still be true at the moment of commit.
///
/// A room decides on what it read a moment ago; a guard says what of that reading its facts rest on. A
/// commit whose guard does not hold is refused with it: a value, not an error.
public sealed interface Guard {

    /// The place's directory is still there, at that path, and has no entry of that name.
    record PathIsFree(Place place) implements Guard {}

    /// The place's directory is still there, at that path, and its entry of that name is this one.
    record PathLeadsTo(Place place, FileId id) implements Guard {}

    /// The file exists and holds this generation of bytes.
    record GenerationIs(FileId id, long generation) implements Guard {}

    /// Nobody changed the entry's attributes or content since this time (its `changed`).
    record UnchangedSince(FileId id, Instant changed) implements Guard {}

    /// The directory exists and has no entries.
    record DirectoryIsEmpty(FileId directory) implements Guard {}

    /// The directory is neither the other one nor somewhere below it.
    record IsOutside(FileId directory, FileId other) implements Guard {}

    /// The follower has come exactly this far, so what it says now has not been said before.
    record ProgressIs(String follower, Offset offset) implements Guard {}

    /// The lease is held by this holder.
    record LeaseIsHeld(String lease, String holder) implements Guard {}

    /// The channel is open.
    record ChannelIsOpen(ChannelId channel) implements Guard {}

    /// Fewer channels of this owner are open than so many.
    record FewerChannels(int ownerUid, int than) implements Guard {}

    /// The channel has fewer subscriptions than so many.
    record FewerSubscriptions(ChannelId channel, int than) implements Guard {}

    /// The channel's subscription of this kind and id was made by the event at this offset; empty: there is none.
    record SubscriptionIs(ChannelId channel, String kind, String id, Optional<Offset> since) implements Guard {}

    /// What the catalogue knows of the file was last changed by this event; empty: it knows nothing.
    record DidIs(Did did, Optional<Offset> changed) implements Guard {}
}
