package org.tidings.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.tidings.catalogue.SiteLog.Said;
import org.tidings.catalogue.SiteLog.Told;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Content;
import org.tidings.model.Did;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.model.Traits;

/// What a site told, in the words of the catalogue.
final class SiteFacts {
    private static final int PAGE = 1000;
    /// The reason of a suspicion that the next walk confirms or ends.
    private static final String UNSEEN = "a walk did not see it";

    private final Rse rse;
    private final Catalogue catalogue;
    private final String ourUser;

    /// @param ourUser the login name under which our own transfers and removals are done there
    SiteFacts(Rse rse, Catalogue catalogue, String ourUser) {
        this.rse = rse;
        this.catalogue = catalogue;
        this.ourUser = ourUser;
    }

    List<CatalogueEvent> of(Told told) {
        boolean ours = told.user().filter(ourUser::equals).isPresent();
        return switch (told.said()) {
            case Said.Happened happened -> of(happened.event(), told.at(), ours);
            case Said.Listed listed -> listed(listed);
            case Said.ListingBegun _, Said.ListingDone _, Said.Nothing _ -> List.of();
        };
    }

    private List<CatalogueEvent> of(NamespaceEvent event, Instant at, boolean ours) {
        return switch (event) {
            case NamespaceEvent.FileCreated e -> List.of(added(e.subject(), e.content(), at, ours));
            case NamespaceEvent.FileWritten e -> List.of(added(e.subject(), e.content(), at, ours));
            case NamespaceEvent.FileDeleted e ->
                List.of(removed(e.subject(), e.content(), ours ? Reason.RELEASED : Reason.DELETED));
            case NamespaceEvent.FileRenamed e -> renamed(e, at, ours);
            case NamespaceEvent.FileLost e ->
                List.of(new ReplicaEvent.ReplicaLost(
                        Naming.didOf(e.subject().place().path()),
                        rse,
                        e.why().name().toLowerCase(Locale.ROOT)));
            case NamespaceEvent.FileFound e ->
                List.of(new ReplicaEvent.ReplicaRecovered(
                        Naming.didOf(e.subject().place().path()), rse));
            case NamespaceEvent.DirectoryRenamed e ->
                moved(e.from().path(), e.subject().place().path());
            case NamespaceEvent.LabelsChanged e ->
                e.content()
                        .<List<CatalogueEvent>>map(content -> List.of(described(e.subject(), content)))
                        .orElse(List.of());
            case NamespaceEvent.PermissionsChanged _,
                    NamespaceEvent.XattrsChanged _,
                    NamespaceEvent.TimesChanged _,
                    NamespaceEvent.DirectoryCreated _,
                    NamespaceEvent.DirectoryDeleted _ -> List.of();
        };
    }

    /// What is known already is no news; whose it is was told when it came.
    private List<CatalogueEvent> listed(Said.Listed listed) {
        Holding there = listed.holding();
        Did did = Naming.didOf(there.path());
        Optional<DidRecord> record = catalogue.find(did);
        Optional<Replica> known =
                record.flatMap(r -> Optional.ofNullable(r.replicas().get(rse)));
        if (known.isEmpty()) {
            // What is on its way there may be seen half done, where the site shows that.
            boolean expected = there.id().isEmpty()
                    && record.filter(r -> r.copying().containsKey(rse)).isPresent();
            return expected ? List.of() : added(did, listed, isOurs(did, there.bytes()));
        }
        if (!isSame(known.get().holding(), there)) {
            return added(did, listed, isOurs(did, there.bytes()));
        }
        return stateOf(did, known.get(), listed.lost());
    }

    private List<CatalogueEvent> stateOf(Did did, Replica known, Optional<String> lost) {
        if (lost.isPresent()) {
            return known.state() == Replica.State.LOST
                    ? List.of()
                    : List.of(new ReplicaEvent.ReplicaLost(did, rse, lost.get()));
        }
        return switch (known.state()) {
            case AVAILABLE, DELETING -> List.of();
            case LOST -> List.of(new ReplicaEvent.ReplicaRecovered(did, rse));
            case SUSPICIOUS ->
                known.reason().equals(UNSEEN) ? List.of(new ReplicaEvent.ReplicaRecovered(did, rse)) : List.of();
        };
    }

    private static boolean isSame(Holding known, Holding there) {
        return there.id().isPresent()
                ? known.id().equals(there.id()) && known.generation() == there.generation()
                : !known.bytes().contradicts(there.bytes());
    }

    private List<CatalogueEvent> added(Did did, Said.Listed listed, boolean ours) {
        Holding there = listed.holding();
        var holding = new Holding(there.path(), there.id(), there.generation(), there.bytes(), ours);
        List<CatalogueEvent> facts = new ArrayList<>();
        facts.add(new ReplicaEvent.ReplicaAdded(did, rse, holding, listed.traits()));
        listed.lost().ifPresent(why -> facts.add(new ReplicaEvent.ReplicaLost(did, rse, why)));
        return facts;
    }

    /// A copy we asked for may have arrived while we did not listen; other bytes are somebody's.
    private boolean isOurs(Did did, Fingerprint there) {
        return catalogue.find(did).filter(r -> isOurs(r, there)).isPresent();
    }

    private boolean isOurs(DidRecord record, Fingerprint there) {
        Replica known = record.replicas().get(rse);
        Copying copying = record.copying().get(rse);
        return (known != null && known.holding().ours() && !record.bytes().contradicts(there))
                || (copying != null && !copying.order().bytes().contradicts(there));
    }

    private CatalogueEvent described(Subject subject, Content content) {
        Did did = Naming.didOf(subject.place().path());
        Instant created = catalogue.find(did).map(r -> r.traits().created()).orElse(Instant.EPOCH);
        return added(subject, content, created, isOurs(did, Fingerprint.of(content)));
    }

    private CatalogueEvent added(Subject subject, Content content, Instant at, boolean ours) {
        StoragePath path = subject.place().path();
        Did did = Naming.didOf(path);
        var traits = new Traits(Integer.toString(subject.owner().uid()), new TreeSet<>(subject.labels()), at);
        return new ReplicaEvent.ReplicaAdded(did, rse, holding(subject, content, ours), Optional.of(traits));
    }

    private static Holding holding(Subject subject, Content content, boolean ours) {
        return new Holding(
                subject.place().path(), Optional.of(subject.id()), content.generation(), Fingerprint.of(content), ours);
    }

    private CatalogueEvent removed(Subject subject, Content content, Reason reason) {
        Did did = Naming.didOf(subject.place().path());
        return new ReplicaEvent.ReplicaRemoved(did, rse, holding(subject, content, false), reason);
    }

    private List<CatalogueEvent> renamed(NamespaceEvent.FileRenamed e, Instant at, boolean ours) {
        List<CatalogueEvent> facts = new ArrayList<>();
        facts.add(removed(e.subject().at(e.from()), e.content(), Reason.RENAMED));
        facts.add(added(e.subject(), e.content(), at, ours));
        catalogue
                .find(Naming.didOf(e.from().path()))
                .flatMap(r -> Optional.ofNullable(r.replicas().get(rse)))
                .ifPresent(replica ->
                        keepLost(replica, Naming.didOf(e.subject().place().path()), facts));
        return facts;
    }

    /// A name does not bring bytes back.
    private void keepLost(Replica replica, Did renamed, List<CatalogueEvent> facts) {
        if (replica.state() == Replica.State.LOST) {
            facts.add(new ReplicaEvent.ReplicaLost(renamed, rse, replica.reason()));
        }
    }

    /// Every file below a directory that moved has another name now.
    private List<CatalogueEvent> moved(StoragePath from, StoragePath to) {
        List<CatalogueEvent> facts = new ArrayList<>();
        Naming.Range below = Naming.below(from);
        Optional<Did> after = Optional.empty();
        while (true) {
            List<DidRecord> page = catalogue.list(below.scope(), below.namePrefix(), after, PAGE);
            for (DidRecord record : page) {
                Replica replica = record.replicas().get(rse);
                if (replica != null && replica.holding().path().isAtOrBelow(from)) {
                    moved(record, replica, from, to, facts);
                }
            }
            if (page.size() < PAGE) {
                return facts;
            }
            after = Optional.of(page.getLast().did());
        }
    }

    private void moved(
            DidRecord record, Replica replica, StoragePath from, StoragePath to, List<CatalogueEvent> facts) {
        Holding was = replica.holding();
        StoragePath path = was.path().moved(from, to);
        var is = new Holding(path, was.id(), was.generation(), was.bytes(), was.ours());
        facts.add(new ReplicaEvent.ReplicaRemoved(record.did(), rse, was, Reason.RENAMED));
        facts.add(new ReplicaEvent.ReplicaAdded(Naming.didOf(path), rse, is, Optional.of(record.traits())));
        keepLost(replica, Naming.didOf(path), facts);
    }

    /// What an RSE is believed to hold, and a listing did not tell of.
    ///
    /// An exact listing is believed at once: what came meanwhile is told by the log that follows it. A walk
    /// has to miss twice what was there when it began: until then it is suspected.
    List<CatalogueEvent> unlisted(List<Did> dids, Instant begun, boolean exact) {
        List<CatalogueEvent> facts = new ArrayList<>();
        for (Did did : dids) {
            catalogue
                    .find(did)
                    .flatMap(r -> Optional.ofNullable(r.replicas().get(rse)))
                    .filter(replica -> exact || replica.since().isBefore(begun))
                    .ifPresent(replica -> facts.add(unlisted(did, replica, exact)));
        }
        return facts;
    }

    private CatalogueEvent unlisted(Did did, Replica replica, boolean exact) {
        return exact || replica.reason().equals(UNSEEN)
                ? new ReplicaEvent.ReplicaRemoved(did, rse, replica.holding(), Reason.VANISHED)
                : new ReplicaEvent.ReplicaSuspected(did, rse, UNSEEN);
    }
}
