package org.tidings.app;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent.DirectoryCreated;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.namespace.Namespace;
import org.tidings.namespace.Resolution;

/// The directories a site should have before anybody comes, made by the site itself; events like all others.
public final class Groundwork {
    private static final Mode PRIVATE = new Mode(0700);

    private static final Mode OPEN = new Mode(0755);
    private final Namespace namespace;
    private final Ledger ledger;
    private final Origin site;
    private final InstantSource clock;
    private final RandomGenerator random;

    Groundwork(Namespace namespace, Ledger ledger, Origin site, InstantSource clock, RandomGenerator random) {
        this.namespace = namespace;
        this.ledger = ledger;
        this.site = site;
        this.clock = clock;
        this.random = random;
    }

    /// Makes a directory where nothing is yet, and those above it, which become the superuser's.
    public void directory(StoragePath path, Owner owner, Mode mode) {
        switch (namespace.resolve(path)) {
            case Resolution.Found found -> {}
            case Resolution.ThroughFile through -> {}
            case Resolution.ParentAbsent absent -> {
                directory(path.parent(), Owner.ROOT, OPEN);
                directory(path, owner, mode);
            }
            case Resolution.Absent absent -> {
                var place = new Place(absent.above().getLast().id(), path);
                var subject = Subject.directory(FileId.at(clock.instant(), random), place, owner, mode);
                ledger.commit(Commit.of(site, List.of(new DirectoryCreated(subject)), new Guard.PathIsFree(place)));
            }
        }
    }

    /// Directories that only their users see.
    void homesOf(Users users) {
        for (User user : users.all()) {
            directory(user.home(), user.asPrincipal().asOwner(), PRIVATE);
        }
    }
}
