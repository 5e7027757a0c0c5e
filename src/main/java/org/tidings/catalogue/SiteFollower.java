package org.tidings.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.catalogue.SiteLog.Reading;
import org.tidings.catalogue.SiteLog.Said;
import org.tidings.catalogue.SiteLog.Told;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.Pause;
import org.tidings.ledger.Progress;
import org.tidings.ledger.Worker;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;

/// Follows one site's log into the catalogue. Its place is committed with the facts, so that a crash repeats nothing.
///
/// A site that is new, or whose log does not go back as far as we have come, is listed first: what the listing does
/// not tell of is not there.
public final class SiteFollower implements Worker {
    private static final int EVENTS_PER_STEP = 1000;
    private static final int FACTS_PER_COMMIT = 5000;
    private static final int PAGE = 1000;
    private static final Duration TIME_UNSAVED = Duration.ofSeconds(1);

    private final Rse rse;
    private final SiteLog log;
    private final Ground ground;
    private final SiteFacts facts;
    private final String follower;
    private Offset steps;
    private Optional<String> cursor;
    private Optional<String> reached;
    private final Pause unsaved = new Pause();
    private final Set<Did> listed = new HashSet<>();
    private Optional<Instant> begun = Optional.empty();
    private Optional<Instant> silentSince = Optional.empty();

    /// What every follower of sites stands on.
    ///
    /// @param silence how long a site may not answer before that is told
    public record Ground(Ledger ledger, Catalogue catalogue, InstantSource clock, Origin origin, Duration silence) {}

    /// @param ourUser the login name under which our own transfers and removals are done there
    public SiteFollower(Rse rse, SiteLog log, String ourUser, Ground ground) {
        this.rse = rse;
        this.log = log;
        this.ground = ground;
        this.facts = new SiteFacts(rse, ground.catalogue(), ourUser);
        this.follower = "site " + rse.name();
        this.steps = ground.ledger().progressOf(follower);
        this.cursor = ground.ledger().cursorOf(follower).filter(known -> !known.isEmpty());
        this.reached = cursor;
    }

    @Override
    public String name() {
        return "follower of " + rse.name();
    }

    @Override
    public boolean step() {
        return switch (log.read(reached, EVENTS_PER_STEP)) {
            case Reading.Next next
            when next.told().isEmpty() -> {
                heard();
                saveNowAndThen();
                yield false;
            }
            case Reading.Next next -> {
                heard();
                take(next.told());
                yield true;
            }
            case Reading.Gap _ -> {
                forgetListing();
                reached = Optional.empty();
                yield true;
            }
            case Reading.Silent silent -> {
                noteSilence(silent.reason());
                yield false;
            }
        };
    }

    private void take(List<Told> told) {
        List<CatalogueEvent> pending = new ArrayList<>();
        for (Told one : told) {
            if (isHalfHeard(one)) {
                forgetListing();
                return;
            }
            if (touchesPending(one, pending) && !commit(pending)) {
                return;
            }
            pending.addAll(facts.of(one));
            if (!noteListing(one, pending)) {
                return;
            }
            if (one.cursor().isPresent()) {
                reached = one.cursor();
            }
            if (pending.size() >= FACTS_PER_COMMIT && !commit(pending)) {
                return;
            }
        }
        if (pending.isEmpty() || commit(pending)) {
            saveNowAndThen();
        }
    }

    /// A listing whose beginning was not heard says nothing of what is missing in it.
    private boolean isHalfHeard(Told told) {
        return told.said() instanceof Said.ListingDone && begun.isEmpty();
    }

    private void forgetListing() {
        listed.clear();
        begun = Optional.empty();
    }

    /// What is decided by looking into the catalogue has to see what was told before.
    private static boolean touchesPending(Told told, List<CatalogueEvent> pending) {
        return !pending.isEmpty()
                && switch (told.said()) {
                    case Said.Happened(var event) ->
                        event.subject().isDirectory() || event instanceof NamespaceEvent.FileRenamed;
                    case Said.ListingDone _ -> true;
                    case Said.ListingBegun _, Said.Listed _, Said.Nothing _ -> false;
                };
    }

    /// Whether to go on.
    private boolean noteListing(Told told, List<CatalogueEvent> pending) {
        return switch (told.said()) {
            case Said.ListingBegun _ -> {
                listed.clear();
                begun = Optional.of(ground.clock().instant());
                yield true;
            }
            case Said.Listed found -> {
                listed.add(Naming.didOf(found.holding().path()));
                yield true;
            }
            case Said.ListingDone(boolean exact) -> {
                boolean done = removeUnlisted(begun.orElseThrow(), exact, pending);
                forgetListing();
                yield done;
            }
            case Said.Happened _, Said.Nothing _ -> true;
        };
    }

    private boolean removeUnlisted(Instant begun, boolean exact, List<CatalogueEvent> pending) {
        Optional<Did> after = Optional.empty();
        while (true) {
            List<Did> page = ground.catalogue().at(rse, after, PAGE);
            List<Did> missing =
                    page.stream().filter(did -> !listed.contains(did)).toList();
            pending.addAll(facts.unlisted(missing, begun, exact));
            if (pending.size() >= FACTS_PER_COMMIT && !commit(pending)) {
                return false;
            }
            if (page.size() < PAGE) {
                return true;
            }
            after = Optional.of(page.getLast());
        }
    }

    /// Commits in portions, the place with the last: a crash between two repeats facts that are old news then.
    ///
    /// @return whether they were taken; if not, all that was read is to be read again
    private boolean commit(List<CatalogueEvent> pending) {
        boolean taken = true;
        for (int from = 0; from < pending.size() && taken; from += FACTS_PER_COMMIT) {
            int to = Math.min(pending.size(), from + FACTS_PER_COMMIT);
            taken = save(pending.subList(from, to), to == pending.size() ? reached : cursor);
        }
        pending.clear();
        return taken;
    }

    private void saveNowAndThen() {
        if (!reached.equals(cursor) && unsaved.isOver(ground.clock().instant())) {
            save(List.of(), reached);
        }
    }

    private boolean save(List<CatalogueEvent> events, Optional<String> place) {
        Offset next = steps.next();
        var commit = Commit.of(ground.origin(), events, new Guard.ProgressIs(follower, steps))
                .with(new Progress(follower, next, Optional.of(place.orElse(""))));
        return switch (ground.ledger().commit(commit)) {
            case CommitResult.Committed _ -> {
                steps = next;
                cursor = place;
                unsaved.begin(ground.clock().instant(), TIME_UNSAVED);
                yield true;
            }
            case CommitResult.Refused _ -> {
                startOver();
                yield false;
            }
        };
    }

    /// Somebody else of this name was faster: we go on from his place.
    private void startOver() {
        steps = ground.ledger().progressOf(follower);
        cursor = ground.ledger().cursorOf(follower).filter(known -> !known.isEmpty());
        reached = cursor;
        forgetListing();
    }

    private void heard() {
        silentSince = Optional.empty();
        if (isTold() && isKnownSilent()) {
            say(new RseEvent.RseBack(rse));
        }
    }

    private void noteSilence(String reason) {
        Instant now = ground.clock().instant();
        Instant since = silentSince.orElse(now);
        silentSince = Optional.of(since);
        if (isTold() && !isKnownSilent() && !now.isBefore(since.plus(ground.silence()))) {
            say(new RseEvent.RseSilent(rse, reason));
        }
    }

    private boolean isTold() {
        return ground.catalogue().rses().stream().anyMatch(r -> r.rse().equals(rse));
    }

    private boolean isKnownSilent() {
        return ground.catalogue().rses().stream().anyMatch(r -> r.rse().equals(rse) && !r.isAlive());
    }

    private void say(RseEvent event) {
        ground.ledger().commit(Commit.of(ground.origin(), List.of(event)));
    }
}
