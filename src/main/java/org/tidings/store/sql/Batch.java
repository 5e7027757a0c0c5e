package org.tidings.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.CommitResult.Committed;
import org.tidings.ledger.Heading;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.Progress;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.ChannelEvent;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.StorageEvent;

/// What one transaction will write, and what is to be answered once it is durable.
///
/// Nothing is written while commits are taken: each is guarded by, and folded into, a draft.
final class Batch {
    private final OneLane own;
    private final Site before;
    private final InstantSource clock;
    private final Draft draft;
    private final ChannelDraft channels;
    private final CatalogueDraft catalogue;
    private final GuardCheck guards;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Progress> progress = new HashMap<>();
    private final Map<String, Committed> answers = new HashMap<>();
    private final List<Runnable> replies = new ArrayList<>();
    private Instant lastAt;
    private long lineBytes;

    /// @param own the lane of this transaction
    /// @param before the site as it is, held by this transaction
    Batch(OneLane own, Site before, View committed, InstantSource clock) {
        this.own = own;
        this.before = before;
        this.clock = clock;
        this.draft = new Draft(committed);
        this.channels = new ChannelDraft(new SqlChannels.Committed(own));
        this.catalogue = new CatalogueDraft(new SqlCatalogue.Committed(own));
        this.guards = new GuardCheck(draft, channels, catalogue, new Asked());
        this.lastAt = before.lastAt();
    }

    /// Takes a commit in, or settles that it is refused or impossible.
    void take(Submission submission) {
        Commit commit = submission.commit();
        Optional<Committed> known = commit.key().flatMap(this::answerTo);
        if (known.isPresent()) {
            reply(submission, known.get());
            return;
        }
        var broken = guards.firstBroken(commit.guards());
        if (broken.isPresent()) {
            reply(submission, new CommitResult.Refused(broken.get()));
            return;
        }
        try {
            record(submission);
        } catch (IllegalStateException impossible) {
            var contradiction = new LedgerBroken("These facts contradict the views.", impossible);
            replies.add(() -> submission.answer().completeExceptionally(contradiction));
        }
    }

    private void record(Submission submission) {
        Commit commit = submission.commit();
        Draft facts = new Draft(draft);
        boolean ofChannels = commit.events().stream().anyMatch(ChannelEvent.class::isInstance);
        ChannelDraft channelFacts = ofChannels ? new ChannelDraft(channels) : channels;
        CatalogueDraft catalogueFacts = new CatalogueDraft(catalogue);
        List<Line> said = new ArrayList<>(commit.events().size());
        Instant at = lastAt;
        for (int i = 0; i < commit.events().size(); i++) {
            StorageEvent event = commit.events().get(i);
            Offset offset = head().plus(i + 1L);
            at = after(at);
            switch (event) {
                case NamespaceEvent e -> new Fold(facts, offset, at).fold(e);
                case ChannelEvent e -> new ChannelFold(channelFacts, offset, at).fold(e);
                case CatalogueEvent e -> catalogueFacts.fold(e, offset, at);
                case AccessEvent e -> {}
                case AccessesMissed e -> {}
            }
            said.add(new Line(
                    offset,
                    at,
                    commit.cause(),
                    commit.origin(),
                    Heading.of(event),
                    submission.data().get(i)));
        }
        Offset first = head();
        draft.absorb(facts);
        catalogue.absorb(catalogueFacts);
        if (ofChannels) {
            channels.absorb(channelFacts);
        }
        lines.addAll(said);
        lastAt = at;
        commit.progress().ifPresent(p -> progress.merge(p.follower(), p, Progress::then));
        var committed = new Committed(first, head());
        commit.key().ifPresent(key -> answers.put(key, committed));
        reply(submission, committed);
    }

    private void reply(Submission submission, CommitResult result) {
        replies.add(() -> submission.answer().complete(result));
    }

    private Offset head() {
        return before.head().plus(lines.size());
    }

    /// Time as the log tells it: rising strictly, whatever the clock does.
    private Instant after(Instant last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }

    private Optional<Committed> answerTo(String key) {
        Committed ours = answers.get(key);
        return ours != null ? Optional.of(ours) : own.read(lane -> Bookmarks.answer(lane, key));
    }

    /// Whether everything taken was refused, or answered before.
    boolean isEmpty() {
        return lines.isEmpty() && progress.isEmpty() && answers.isEmpty();
    }

    void write() throws SQLException {
        Lane lane = own.lane();
        // What goes, goes first: its name may be another's by now.
        NodeRows.delete(lane, draft.removed());
        NodeRows.insert(lane, draft.added());
        NodeRows.update(lane, draft.changed());
        Tombstones.write(lane, draft.tombstones());
        LabelRows.write(lane, draft.labels());
        channels.write(lane);
        catalogue.write(lane);
        lineBytes = LogRows.append(lane, lines);
        Bookmarks.write(lane, progress, answers);
        after().write(lane);
    }

    /// The site as this batch leaves it.
    Site after() {
        return new Site(
                before.epoch(),
                before.batch() + 1,
                head(),
                lastAt,
                before.trimmed(),
                before.logBytes() + lineBytes,
                draft.added(before.usage()));
    }

    Draft draft() {
        return draft;
    }

    List<Line> lines() {
        return lines;
    }

    void answer() {
        replies.forEach(Runnable::run);
    }

    private final class Asked implements GuardCheck.Known {
        @Override
        public Offset progressOf(String follower) {
            Progress ours = progress.get(follower);
            return ours != null ? ours.offset() : own.read(lane -> Bookmarks.progress(lane, follower));
        }

        @Override
        public boolean isHeld(String lease, String holder) {
            return own.read(lane -> Bookmarks.isHeld(lane, lease, holder, clock.instant()));
        }
    }
}
