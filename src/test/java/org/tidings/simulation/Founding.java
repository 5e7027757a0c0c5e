package org.tidings.simulation;

import java.time.InstantSource;
import java.util.List;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Ledger;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;

/// The directories a world begins with.
record Founding(Ledger ledger, InstantSource clock, Chance chance) {
    void found() {
        make("/data", new Owner(1001, 100), new Mode(0775));
        make("/private", new Owner(1001, 1001), new Mode(0700));
        make("/echo", Owner.ROOT, new Mode(0755));
    }

    private void make(String path, Owner owner, Mode mode) {
        var id = FileId.at(clock.instant(), chance.random());
        var place = new Place(FileId.ROOT, new StoragePath(path));
        var event = new NamespaceEvent.DirectoryCreated(Subject.directory(id, place, owner, mode));
        ledger.commit(Commit.of(Origin.ofSite("sim"), List.of(event)));
    }
}
