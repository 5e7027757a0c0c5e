package org.tidings.store.memory;

import java.util.List;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Channels;
import org.tidings.channel.Term;
import org.tidings.model.ChannelId;

/// The channels over a [ChannelBook], locked with its store.
record MemoryChannels(MemoryStore store, ChannelBook book) implements Channels {

    @Override
    public Optional<Channel> find(ChannelId id) {
        synchronized (store) {
            return book.find(id);
        }
    }

    @Override
    public List<Channel> ofOwner(int uid) {
        synchronized (store) {
            return book.ofOwner(uid);
        }
    }

    @Override
    public List<Channel> all() {
        synchronized (store) {
            return book.all();
        }
    }

    @Override
    public List<Term> terms(ChannelId id) {
        synchronized (store) {
            return book.terms(id);
        }
    }

    @Override
    public Optional<Term> standing(ChannelId channel, String kind, String id) {
        synchronized (store) {
            return book.standing(channel, kind, id);
        }
    }
}
