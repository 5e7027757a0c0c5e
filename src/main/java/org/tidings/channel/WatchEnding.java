package org.tidings.channel;

import java.util.List;
import org.tidings.ledger.Reaction;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.EntryEvent;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;

/// Ends the inotify subscriptions to what has been deleted, whether or not anybody is connected.
public final class WatchEnding implements Reaction {
    private final Channels channels;
    private final Watched watched;

    public WatchEnding(Channels channels, Watched watched) {
        this.channels = channels;
        this.watched = watched;
    }

    @Override
    public boolean concerns(EventType type) {
        return type == EventType.FILE_DELETED || type == EventType.DIRECTORY_DELETED;
    }

    @Override
    public List<StorageEvent> react(Recorded recorded) {
        if (!(recorded.event() instanceof EntryEvent event)) {
            return List.of();
        }
        FileId gone = event.subject().id();
        List<StorageEvent> ends = watched.watching(gone).stream()
                .flatMap(channel -> end(channel, gone).stream())
                .toList();
        return ends;
    }

    private java.util.Optional<StorageEvent> end(ChannelId id, FileId gone) {
        return channels.find(id)
                .flatMap(channel -> channels.standing(id, Kind.INOTIFY.wireName(), WatchId.of(gone))
                        .map(term -> new ChannelEvent.Unsubscribed(id, channel.ownerUid(), term.subscription())));
    }
}
