package org.tidings.simulation;

import java.util.ArrayList;
import java.util.List;
import org.tidings.door.Holdings;
import org.tidings.door.Mint;
import org.tidings.ledger.Follower;
import org.tidings.ledger.Worker;
import org.tidings.loss.Census;
import org.tidings.loss.Examiner;
import org.tidings.loss.Ground;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.pool.Doubts;
import org.tidings.pool.Forgetting;
import org.tidings.pool.Pools;
import org.tidings.pool.Sweeper;

/// The site's own workers in a world: the sweeper, and an agent that answers each new file with a fact.
record Housekeeping(World world, Follower.Ground ground, Pools pools, Doubts doubts, Mint mint) {

    List<Worker> workers() {
        var echo = new Follower("echo", ground, this::echo);
        List<Worker> all = new ArrayList<>(List.of(echo));
        if (!world.has(Mutant.LAZY_SWEEPER)) {
            all.add(new Follower("forgetting", ground, new Forgetting(pools)));
            all.add(new Sweeper(pools, new Holdings(mint, world.namespace()), ground.clock()));
        }
        if (!world.has(Mutant.TRUSTING_SITE)) {
            var looking = new Ground(world.namespace(), world.inventory(), ground.ledger(), pools, ground.origin());
            all.add(new Census(looking, doubts, ground.clock()));
            all.add(new Examiner(looking, doubts, ground.clock()));
        }
        return all;
    }

    private List<StorageEvent> echo(Recorded recorded) {
        if (recorded.event().type() != EventType.FILE_CREATED) {
            return List.of();
        }
        var random = world.chance().random();
        FileId echoes =
                world.namespace().child(FileId.ROOT, "echo").orElseThrow().id();
        String name = recorded.offset() + "-" + Integer.toHexString(random.nextInt());
        var place = new Place(echoes, new StoragePath("/echo/" + name));
        var id = FileId.at(ground.clock().instant(), random);
        return List.of(new NamespaceEvent.DirectoryCreated(Subject.directory(id, place, Owner.ROOT, new Mode(0755))));
    }
}
