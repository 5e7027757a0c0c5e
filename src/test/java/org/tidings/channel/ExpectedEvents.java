package org.tidings.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.EntryEvent;
import org.tidings.model.FileId;
import org.tidings.model.Recorded;
import tools.jackson.databind.json.JsonMapper;

/// What a channel has to tell somebody who may hear everything, worked out from the whole log, one event after the
/// other, with nothing but the masks that stand at each.
public final class ExpectedEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final ChannelId channel;
    private final Map<FileId, Set<Flag>> masks = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Instant opened = Instant.MIN;
    private boolean open;

    private ExpectedEvents(ChannelId channel) {
        this.channel = channel;
    }

    /// Each as `id flag`, in order.
    public static List<String> of(ChannelId channel, List<Recorded> log) {
        var expected = new ExpectedEvents(channel);
        log.forEach(expected::take);
        return expected.told;
    }

    private void take(Recorded recorded) {
        switch (recorded.event()) {
            case ChannelEvent event when event.channel().equals(channel) -> change(event, recorded);
            case EntryEvent event when open -> tell(event, recorded);
            default -> {}
        }
    }

    private void change(ChannelEvent event, Recorded recorded) {
        switch (event) {
            case ChannelEvent.ChannelOpened e -> {
                opened = recorded.at();
                open = true;
            }
            case ChannelEvent.ChannelClosed e -> {
                open = false;
                masks.clear();
            }
            case ChannelEvent.ChannelTimeoutChanged e -> {}
            case ChannelEvent.Subscribed e ->
                masks.put(entry(e.subscription().id()), mask(e.subscription().selector()));
            case ChannelEvent.Unsubscribed e -> {
                masks.remove(entry(e.subscription().id()));
                told.add(new EventIds(opened).of(recorded.at(), 0) + " IN_IGNORED");
            }
        }
    }

    private void tell(EntryEvent event, Recorded recorded) {
        List<Notice> notices = Notices.of(event, recorded.at());
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            if (masks.getOrDefault(notice.watched(), Set.of()).contains(notice.flag())) {
                told.add(new EventIds(opened).of(recorded.at(), i) + " " + notice.flag());
            }
        }
    }

    private static FileId entry(String id) {
        return WatchId.parse(id).orElseThrow();
    }

    private static Set<Flag> mask(String selector) {
        try {
            return InotifySelector.read(JSON.readTree(selector)).mask();
        } catch (BadSelector bad) {
            throw new AssertionError(bad);
        }
    }
}
