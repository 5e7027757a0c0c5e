package org.tidings.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;
import org.tidings.ledger.Commit;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.store.RandomCopies;

/// Somebody who tells the catalogue of other sites, true and false things, sometimes by what was known a moment ago.
final class Cataloguer {
    private final World world;
    private final Ledger ledger;
    private final RandomCopies copies;

    Cataloguer(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
        this.copies = new RandomCopies(world.chance().random());
    }

    void act() {
        List<CatalogueEvent> facts = new ArrayList<>();
        for (int more = world.chance().below(4); more >= 0; more--) {
            facts.add(copies.next());
        }
        Guard[] guards = world.chance().oneIn(3) ? new Guard[] {asIs()} : new Guard[0];
        try {
            world.tell("catalogue: " + facts + " " + ledger.commit(Commit.of(Origin.ofSite("sim"), facts, guards)));
        } catch (LedgerBroken unsure) {
            world.tell("catalogue: " + unsure.getMessage());
        }
    }

    private Guard asIs() {
        Did did = world.chance().oneOf(RandomCopies.FILES);
        Optional<Offset> changed = world.catalogue().find(did).map(DidRecord::changed);
        return new Guard.DidIs(did, world.chance().oneIn(4) ? changed.map(Offset::next) : changed);
    }
}
