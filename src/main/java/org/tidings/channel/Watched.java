package org.tidings.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.model.ChannelId;
import org.tidings.model.FileId;
import org.tidings.model.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which entries some channel watches, and which of them for reads: asked at each read and at each deletion, so it is
/// kept at hand. It may hold too much for a moment, never too little.
public final class Watched {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Map<FileId, Map<ChannelId, Boolean>> byEntry = new ConcurrentHashMap<>();
    private final Map<ChannelId, Set<FileId>> byChannel = new ConcurrentHashMap<>();

    /// What the open channels watch.
    public static Watched by(Channels channels) {
        var watched = new Watched();
        for (Channel channel : channels.all()) {
            channels.terms(channel.id()).stream()
                    .filter(Term::stands)
                    .forEach(term -> watched.add(channel.id(), term.subscription()));
        }
        return watched;
    }

    /// Whether anybody would be told if the entry, or one in it, were read.
    public boolean forReads(FileId entry) {
        return Optional.ofNullable(byEntry.get(entry))
                .filter(channels -> channels.containsValue(true))
                .isPresent();
    }

    Set<ChannelId> watching(FileId entry) {
        return Set.copyOf(byEntry.getOrDefault(entry, Map.of()).keySet());
    }

    /// Adds a subscription, or replaces one with the same id; those of other kinds watch nothing.
    void add(ChannelId channel, Subscription subscription) {
        if (!subscription.kind().equals(Kind.INOTIFY.wireName())) {
            return;
        }
        WatchId.parse(subscription.id()).ifPresent(entry -> {
            boolean reads = wantsReads(subscription);
            byEntry.compute(entry, (e, channels) -> with(channels == null ? Map.of() : channels, channel, reads));
            byChannel
                    .computeIfAbsent(channel, c -> ConcurrentHashMap.newKeySet())
                    .add(entry);
        });
    }

    void remove(ChannelId channel, FileId entry) {
        byEntry.computeIfPresent(entry, (e, channels) -> without(channels, channel));
        Optional.ofNullable(byChannel.get(channel)).ifPresent(entries -> entries.remove(entry));
    }

    void forget(ChannelId channel) {
        Optional.ofNullable(byChannel.remove(channel))
                .ifPresent(entries -> entries.forEach(
                        entry -> byEntry.computeIfPresent(entry, (e, channels) -> without(channels, channel))));
    }

    private static boolean wantsReads(Subscription subscription) {
        try {
            return InotifySelector.read(JSON.readTree(subscription.selector())).mask().stream()
                    .anyMatch(Flag.READS::contains);
        } catch (BadSelector | JacksonException unknown) {
            return true;
        }
    }

    private static Map<ChannelId, Boolean> with(Map<ChannelId, Boolean> some, ChannelId channel, boolean reads) {
        Map<ChannelId, Boolean> more = new HashMap<>(some);
        more.put(channel, reads);
        return Map.copyOf(more);
    }

    /// Null, which takes the key out of the map, when nobody is left.
    private static @org.jspecify.annotations.Nullable Map<ChannelId, Boolean> without(
            Map<ChannelId, Boolean> some, ChannelId channel) {
        Map<ChannelId, Boolean> fewer = new HashMap<>(some);
        fewer.remove(channel);
        return fewer.isEmpty() ? null : Map.copyOf(fewer);
    }
}
