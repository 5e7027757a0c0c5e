package org.tidings.simulation;

import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channels;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Ledger;
import org.tidings.model.Origin;
import org.tidings.namespace.Namespace;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryStore;

/// What the rooms of a world are given in place of the plain store: faults, and the damage its mutants do.
record Ports(World world, MemoryStore store, TestClock clock, Chance chance) {

    Follower.Ground follows() {
        Ledger ledger = world.has(Mutant.FORGETFUL_FOLLOWER)
                ? new Mutations.ForgetfulLedger(new LossyLedger(store, chance))
                : new LossyLedger(store, chance);
        return new Follower.Ground(ledger, store, StoreFixture.CODEC, clock, Origin.ofSite("sim"));
    }

    Ledger ledger() {
        Ledger honest = new LossyLedger(store, chance);
        return world.has(Mutant.LYING_LEDGER) ? new Mutations.LyingLedger(honest, store, chance) : honest;
    }

    EventLog deliveredLog() {
        EventLog log = world.has(Mutant.SKIPPING_LOG) ? new Mutations.SkippingLog(store) : store;
        return world.has(Mutant.TIRED_LOG) ? new Mutations.TiredLog(log) : log;
    }

    Namespace shownNamespace() {
        return world.has(Mutant.OPEN_DOORS) ? new Mutations.OpenDoors(store.namespace()) : store.namespace();
    }

    EventLog log() {
        return world.has(Mutant.CLOCK_TRUSTING_LOG) ? new Mutations.ClockTrustingLog(store) : store;
    }

    Namespace namespace() {
        return world.has(Mutant.FORGETFUL_VIEW) ? new Mutations.ForgetfulView(store.namespace()) : store.namespace();
    }

    Catalogue catalogue() {
        return world.has(Mutant.FORGETFUL_CATALOGUE) ? new ForgetfulCatalogue(store.catalogue()) : store.catalogue();
    }

    Channels channels() {
        return world.has(Mutant.FORGETFUL_CHANNELS)
                ? new Mutations.ForgetfulChannels(store.channels())
                : store.channels();
    }
}
