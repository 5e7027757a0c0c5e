package org.tidings.channel;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidings.delivery.Bytes;
import org.tidings.delivery.Edition;
import org.tidings.delivery.Interest;
import org.tidings.delivery.Parting;
import org.tidings.delivery.Sides;
import org.tidings.delivery.Spot;
import org.tidings.delivery.Viewer;
import org.tidings.delivery.Voice;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.Heading;
import org.tidings.ledger.Line;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.EntryEvent;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;
import org.tidings.model.Subscription;

/// What one connected client of a channel hears: lines of the log as dCache's events, by the subscriptions that were
/// there at the time of each line.
///
/// The live loop and a catch-up have it in turns, never both.
final class Feed implements Interest, Voice {
    private final Sitting sitting;
    private final EventIds ids;
    private final Watches watches;
    private final EventCodec codec;
    private final Consumer<Term> spent;
    private boolean over;

    /// What is known when a client connects.
    ///
    /// @param viewer what he may hear
    /// @param from what he has heard: up to this notice of this event
    /// @param connected the log's head then; what the channel itself says is about what comes after
    record Sitting(Channel channel, Viewer viewer, Resume from, Offset connected) {}

    /// @param watches the channel's subscriptions, all that are known
    /// @param spent is told when a one-shot subscription has had its event
    Feed(Sitting sitting, Watches watches, EventCodec codec, Consumer<Term> spent) {
        this.sitting = sitting;
        this.ids = new EventIds(sitting.channel().openedAt());
        this.watches = watches;
        this.codec = codec;
        this.spent = spent;
    }

    Channel channel() {
        return sitting.channel();
    }

    Resume from() {
        return sitting.from();
    }

    Watches watches() {
        return watches;
    }

    @Override
    public Spot spot() {
        Set<FileId> ids = new HashSet<>(watches.entries());
        ids.add(sitting.channel().id().asSubject());
        ids.add(AccessesMissed.SUBJECT);
        return new Spot.AtEntries(ids);
    }

    @Override
    public Optional<byte[]> frame(Line line, Edition edition) {
        var out = new Bytes(256);
        put(out, line, () -> edition.event(line, codec));
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toArray());
    }

    @Override
    public boolean putEvent(Bytes out, Line line) {
        int before = out.length();
        put(out, line, () -> line.decoded(codec).event());
        return out.length() > before;
    }

    @Override
    public Voice voice() {
        return this;
    }

    @Override
    public Voice liveVoice() {
        return this;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private void put(Bytes out, Line line, Supplier<StorageEvent> event) {
        if (!concerns(line.heading())) {
            return;
        }
        switch (event.get()) {
            case EntryEvent e -> putNotices(out, line, e);
            case AccessesMissed e -> putOverflow(out, line);
            case ChannelEvent e -> putChange(out, line, e);
            case CatalogueEvent e -> {}
        }
    }

    private boolean concerns(Heading heading) {
        return watches.has(heading.place().parent())
                || watches.has(heading.subject())
                || heading.from().filter(from -> watches.has(from.parent())).isPresent()
                || heading.subject().equals(sitting.channel().id().asSubject())
                || heading.subject().equals(AccessesMissed.SUBJECT);
    }

    private void putNotices(Bytes out, Line line, EntryEvent event) {
        List<Notice> notices = Notices.of(event, line.at());
        Sides visible = sitting.viewer().visible(line.heading());
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            if (sitting.from().isAfter(line.offset(), i) && mayHear(notice, visible, line.heading())) {
                putTo(watches.of(notice.watched()), out, line, event, new Numbered(notice, ids.of(line.at(), i)));
            }
        }
    }

    private record Numbered(Notice notice, long id) {}

    private void putTo(List<Watch> told, Bytes out, Line line, EntryEvent event, Numbered numbered) {
        for (Watch watch : told) {
            Notice notice = numbered.notice();
            if (watch.wants(notice.flag(), line.offset(), numbered.id())) {
                ChannelFrames.putNotice(
                        out, numbered.id(), notice, event.subject().isDirectory(), urlOf(watch.term()));
                if (watch.spendOn(numbered.id())) {
                    spent.accept(watch.term());
                }
            }
        }
    }

    /// What happens in a directory is for whoever may list it; what happens to an entry, for whoever may know of it.
    private boolean mayHear(Notice notice, Sides visible, Heading heading) {
        if (notice.name().isEmpty()) {
            return sitting.viewer().reaches(heading.place());
        }
        return switch (notice.side()) {
            case ARRIVAL -> visible.arrives();
            case DEPARTURE -> visible.departs();
        };
    }

    private void putOverflow(Bytes out, Line line) {
        if (sitting.from().isAfter(line.offset(), 0)) {
            watches.watches().stream()
                    .filter(watch -> watch.term().covers(line.offset()))
                    .forEach(watch -> ChannelFrames.putManagement(
                            out, ids.of(line.at(), 0), "IN_Q_OVERFLOW", urlOf(watch.term())));
        }
    }

    private void putChange(Bytes out, Line line, ChannelEvent event) {
        boolean news = line.offset().isAfter(sitting.connected());
        switch (event) {
            case ChannelEvent.Subscribed e -> {
                var term = new Term(e.subscription(), line.offset(), line.at(), Optional.empty());
                boolean merged = watches.begin(term);
                if (news && !merged) {
                    ChannelFrames.putSystem(out, "NEW_SUBSCRIPTION", Optional.of(urlOf(term)));
                }
            }
            case ChannelEvent.Unsubscribed e -> {
                watches.end(e.subscription(), line.offset());
                putEnd(out, line, e.subscription(), news);
            }
            case ChannelEvent.ChannelClosed e -> {
                watches.standing()
                        .forEach(term -> ChannelFrames.putSystem(out, "SUBSCRIPTION_CLOSED", Optional.of(urlOf(term))));
                over = true;
            }
            case ChannelEvent.ChannelOpened e -> {}
            case ChannelEvent.ChannelTimeoutChanged e -> {}
        }
    }

    private void putEnd(Bytes out, Line line, Subscription subscription, boolean news) {
        String url = sitting.channel().urlOf(subscription);
        if (news) {
            ChannelFrames.putSystem(out, "SUBSCRIPTION_CLOSED", Optional.of(url));
        }
        if (subscription.kind().equals(Kind.INOTIFY.wireName())
                && sitting.from().isAfter(line.offset(), 0)) {
            ChannelFrames.putManagement(out, ids.of(line.at(), 0), "IN_IGNORED", url);
        }
    }

    private String urlOf(Term term) {
        return sitting.channel().urlOf(term.subscription());
    }

    @Override
    public void putOpening(Bytes out, long retryMillis, Optional<Offset> start) {
        ChannelFrames.putPulse(out);
    }

    @Override
    public void putGap(Bytes out, String asked, Offset resumed, Instant now) {
        ChannelFrames.putSystem(out, "EVENT_LOSS", Optional.empty());
    }

    @Override
    public void putWatermark(Bytes out, Offset reached, Instant now) {
        ChannelFrames.putPulse(out);
    }

    @Override
    public void putPulse(Bytes out, Instant now) {
        ChannelFrames.putPulse(out);
    }

    /// dCache has a word for a site that stops, and none for a token that ends: a comment says that.
    @Override
    public void putBye(Bytes out, Parting why, long retryMillis, Instant now) {
        switch (why) {
            case SITE_STOPS -> ChannelFrames.putSystem(out, "SHUTDOWN", Optional.empty());
            case TOKEN_EXPIRED, NO_ROOM -> out.put(": ").put(why.words()).put('\n');
        }
    }
}
