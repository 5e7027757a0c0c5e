package org.tidings.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Line;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Progress;
import org.tidings.ledger.Worker;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.ChannelEvent;
import org.tidings.model.Did;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.TransferEvent;

/// Follows our own log, has every file that something happened to evaluated, and commits what it needs.
///
/// Events are speed, not the only truth: a changed rule or RSE has files evaluated page by page, and so has every
/// hour. Following and passes take turns, so neither holds the other up.
public final class RuleKeeper implements Worker {
    private static final String NAME = "rules";
    private static final int LINES_PER_STEP = 256;
    private static final int FILES_PER_PAGE = 1000;
    private static final int EVENTS_UNSAVED = 4096;
    private static final Duration TIME_UNSAVED = Duration.ofSeconds(1);
    private static final Duration BETWEEN_PASSES = Duration.ofHours(1);
    private static final Duration BETWEEN_LEISURELY_PAGES = Duration.ofMillis(100);

    private final Follower.Ground ground;
    private final RuleBook book;
    private final Sweeps sweeps;
    private final Decisions decisions;
    private final Pause passes = new Pause();
    private final Pause leisure = new Pause();
    private final Pause unsaved;
    private Map<Rse, Object> outlines;
    private Set<RuleId> ended;
    private Offset saved;
    private Offset read;

    public RuleKeeper(Follower.Ground ground, Catalogue catalogue, RandomGenerator random, Landscape.Terms terms) {
        this.ground = ground;
        this.book = new RuleBook(catalogue, ground.clock(), terms);
        this.sweeps = new Sweeps(catalogue);
        this.decisions = new Decisions(ground, catalogue, book, random);
        this.outlines = book.outlines();
        this.ended = book.ended();
        this.saved = ground.ledger().progressOf(NAME);
        this.read = saved;
        this.unsaved = new Pause(ground.clock().instant(), TIME_UNSAVED);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean step() {
        noticeTime();
        boolean followed = follow();
        boolean swept = sweep();
        return followed || swept;
    }

    /// What changes without an event: a rule ends, a silence becomes too long, an hour is over.
    private void noticeTime() {
        if (passes.isOver(ground.clock().instant())) {
            sweeps.everything(false);
            passes.begin(ground.clock().instant(), BETWEEN_PASSES);
        }
        Set<RuleId> over = book.ended();
        for (RuleId id : over) {
            if (!ended.contains(id)) {
                book.find(id).ifPresent(this::sweepFor);
            }
            if (!id.isOfFile()) {
                ground.ledger().commit(Commit.of(ground.origin(), List.of(new RuleEvent.RuleRemoved(id, "expired"))));
                book.reload();
            }
        }
        ended = over;
        noticeRses();
    }

    private void noticeRses() {
        Map<Rse, Object> now = book.outlines();
        if (!now.equals(outlines)) {
            outlines = now;
            sweeps.everything(true);
        }
    }

    private boolean follow() {
        return switch (ground.log().read(read, LINES_PER_STEP)) {
            case EventLog.Reading.Behind behind -> {
                read = behind.trimmed();
                sweeps.everything(true);
                yield true;
            }
            case EventLog.Reading.Lines lines
            when lines.lines().isEmpty() -> {
                saveNowAndThen();
                yield false;
            }
            case EventLog.Reading.Lines lines -> {
                answer(lines.lines());
                saveNowAndThen();
                yield true;
            }
        };
    }

    private void answer(List<Line> lines) {
        Map<Did, Offset> touched = new LinkedHashMap<>();
        boolean changed = false;
        for (Line line : lines) {
            if (line.heading().type().isOfCatalogue()) {
                changed |= hear(line, touched);
            }
        }
        if (changed) {
            book.reload();
            noticeRses();
        }
        Offset reached = lines.getLast().offset();
        List<Did> dids = new ArrayList<>(touched.keySet());
        dids.addAll(decisions.takeRestless());
        var place = new Decisions.Place(new Guard.ProgressIs(NAME, saved), new Progress(NAME, reached), touched);
        switch (decisions.about(dids, place)) {
            case NOTHING -> read = reached;
            case SAID -> reached(reached);
            case OVERTAKEN -> startOver();
        }
    }

    /// @return whether rules or RSEs are not what they were
    private boolean hear(Line line, Map<Did, Offset> touched) {
        return switch (line.decoded(ground.codec()).event()) {
            case ReplicaEvent.ReplicaCondemned ours -> false;
            case ReplicaEvent.ReplicaReprieved ours -> false;
            case ReplicaEvent e -> {
                touched.put(e.did(), line.offset());
                yield false;
            }
            case TransferEvent.TransferQueued ours -> false;
            case TransferEvent.TransferStarted begun -> false;
            case TransferEvent e -> {
                touched.put(e.did(), line.offset());
                yield false;
            }
            case RuleEvent.DidJudged ours -> false;
            case RuleEvent e -> {
                sweepFor(e);
                yield true;
            }
            case RseEvent e -> true;
            case NamespaceEvent e -> false;
            case AccessEvent e -> false;
            case AccessesMissed e -> false;
            case ChannelEvent e -> false;
        };
    }

    /// What the rule reached, and what it reaches now.
    private void sweepFor(RuleEvent event) {
        switch (event) {
            case RuleEvent.RuleAdded e -> {
                book.find(e.rule().id()).ifPresent(this::sweepFor);
                sweepFor(e.rule());
            }
            case RuleEvent.RuleRemoved e -> sweepFor(e.rule());
            case RuleEvent.RuleSuspended e -> sweepFor(e.rule());
            case RuleEvent.RuleResumed e -> sweepFor(e.rule());
            case RuleEvent.DidJudged e -> {}
        }
    }

    private void sweepFor(RuleId id) {
        book.find(id).ifPresentOrElse(this::sweepFor, () -> sweeps.everything(false));
    }

    private void sweepFor(Rule rule) {
        sweeps.reachedBy(rule.selection().prefix());
    }

    /// One page of a pass.
    private boolean sweep() {
        boolean urgent = sweeps.isUrgent();
        if (sweeps.isDone() || (!urgent && !leisure.isOver(ground.clock().instant()))) {
            return false;
        }
        decisions.about(sweeps.next(FILES_PER_PAGE));
        leisure.begin(ground.clock().instant(), BETWEEN_LEISURELY_PAGES);
        return urgent;
    }

    private void saveNowAndThen() {
        boolean late = unsaved.isOver(ground.clock().instant());
        if (read.isAfter(saved) && (late || read.value() - saved.value() >= EVENTS_UNSAVED)) {
            var commit = new Commit(
                    List.of(),
                    List.of(new Guard.ProgressIs(NAME, saved)),
                    Optional.of(new Progress(NAME, read)),
                    ground.origin(),
                    Optional.empty(),
                    Optional.empty());
            switch (ground.ledger().commit(commit)) {
                case CommitResult.Committed done -> reached(read);
                case CommitResult.Refused refused -> startOver();
            }
        }
    }

    private void reached(Offset place) {
        read = place;
        saved = place;
        unsaved.begin(ground.clock().instant(), TIME_UNSAVED);
    }

    private void startOver() {
        saved = ground.ledger().progressOf(NAME);
        read = saved;
    }
}
