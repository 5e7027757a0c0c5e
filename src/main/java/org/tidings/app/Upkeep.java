package org.tidings.app;

import java.time.InstantSource;
import org.tidings.door.Holdings;
import org.tidings.door.Mint;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.loss.Census;
import org.tidings.loss.Examiner;
import org.tidings.loss.Ground;
import org.tidings.pool.Doubts;
import org.tidings.pool.Forgetting;
import org.tidings.pool.Pools;
import org.tidings.pool.Sweeper;
import org.tidings.store.sql.SqlStore;

/// The workers that keep the pools as the namespace says they are: what nobody names goes, what vanished is told.
record Upkeep(Runner runner, SqlStore store, Disks disks) {

    /// @param mint the one that uploads take their keys from
    /// @return the pools that everybody else uses: what their readers meet and should not is looked into
    Pools begin(Follower.Ground follows, Mint mint) {
        InstantSource clock = follows.clock();
        Pools pools = disks.pools();
        Doubts doubts = disks.doubts();
        run(new Sweeper(pools, new Holdings(mint, store.namespace()), clock));
        // It is in no hurry: looking now and then costs less than waking at every commit.
        run(new Follower("forgetting", follows, new Forgetting(pools)));
        var ground = new Ground(store.namespace(), store.inventory(), follows.ledger(), pools, follows.origin());
        runner.run(new Examiner(ground, doubts, clock), doubts.raised(), Runner.Kind.PLATFORM);
        run(new Census(ground, doubts, clock));
        disks.lookouts().forEach(this::run);
        return pools.doubting(doubts);
    }

    private void run(Worker worker) {
        runner.run(worker, new Signal(), Runner.Kind.PLATFORM);
    }
}
