package org.tidings.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Principal;
import org.tidings.door.Caller;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.CopyEntry;
import org.tidings.door.DeleteEntry;
import org.tidings.door.Ground;
import org.tidings.door.MakeDirectory;
import org.tidings.door.MoveEntry;
import org.tidings.door.Precondition;
import org.tidings.door.PutFile;
import org.tidings.door.Upload;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Mode;
import org.tidings.model.Origin;
import org.tidings.model.StoragePath;
import org.tidings.pool.PoolBroken;

/// People at the door: they upload in small pieces, make, move, copy, remove and change things, on few enough
/// names that they get in each other's way.
final class Clients {
    private static final List<String> DIRECTORIES = List.of("/data", "/data/a", "/data/b", "/data/a/c", "/private");
    private static final List<String> NAMES = List.of("a", "b", "c", "f", "g", "é");
    private static final List<Integer> MODES = List.of(0755, 0700, 0750, 0775, 0711, 0744);
    private final World world;
    private final Chance chance;
    private final List<Upload> underWay = new ArrayList<>();
    private Optional<Ground> ground = Optional.empty();

    Clients(World world) {
        this.world = world;
        this.chance = world.chance();
    }

    void connect(Ground newGround) {
        ground = Optional.of(newGround);
    }

    /// The site is gone: nobody ends their upload.
    void crash() {
        underWay.clear();
    }

    void finishAll() {
        while (!underWay.isEmpty()) {
            attempt(() -> finish(underWay.removeLast()));
        }
    }

    void act() {
        attempt(this::actOnce);
    }

    private void attempt(java.util.function.Supplier<String> action) {
        try {
            world.tell(action.get());
        } catch (LedgerBroken | PoolBroken broken) {
            world.tell(broken.toString());
        }
    }

    private String actOnce() {
        Ground here = ground.orElseThrow();
        var caller = caller();
        var path = path();
        int dice = chance.below(20);
        if (dice < 4) {
            return begin(here, caller, path);
        } else if (dice < 12 && !underWay.isEmpty()) {
            return goOn();
        } else if (dice < 14) {
            return "mkdir " + path + ": "
                    + new MakeDirectory(here).make(caller, path, MakeDirectory.Parents.MUST_EXIST);
        } else if (dice < 15) {
            return "delete " + path + ": " + new DeleteEntry(here).delete(caller, path, Precondition.NONE);
        } else if (dice < 17) {
            var to = path();
            var outcome = new MoveEntry(here).move(caller, path, to, chance.oneIn(2), Precondition.NONE);
            return "move " + path + " to " + to + ": " + outcome;
        } else if (dice < 18) {
            var request = new CopyEntry.Request(path, path(), chance.oneIn(2), true, Precondition.NONE);
            return "copy " + request + ": " + new CopyEntry(here).copy(caller, request);
        }
        return "change " + path + ": " + new ChangeAttributes(here).change(caller, path, changes(), Precondition.NONE);
    }

    private String begin(Ground here, Caller caller, StoragePath path) {
        return switch (new PutFile(here).begin(caller, path, PutFile.Announcement.NOTHING_KNOWN)) {
            case Upload upload -> {
                underWay.add(upload);
                yield "begin " + path;
            }
            case org.tidings.door.Refusal refusal -> "begin " + path + ": " + refusal;
        };
    }

    private String goOn() {
        Upload upload = chance.oneOf(underWay);
        if (chance.oneIn(3)) {
            underWay.remove(upload);
            if (chance.oneIn(8)) {
                upload.close();
                return "an upload is abandoned";
            }
            return finish(upload);
        }
        byte[] chunk = new byte[chance.below(40)];
        chance.random().nextBytes(chunk);
        return "write: " + upload.write(ByteBuffer.wrap(chunk));
    }

    private String finish(Upload upload) {
        try (upload) {
            PutFile.Outcome outcome = upload.finish();
            switch (outcome) {
                case PutFile.Stored s ->
                    world.acknowledge(Invariants.uploadName(s.id(), s.content().generation()));
                case PutFile.Replaced r ->
                    world.acknowledge(Invariants.uploadName(r.id(), r.content().generation()));
                case org.tidings.door.Refusal refusal -> {}
            }
            return "finish: " + outcome;
        }
    }

    private ChangeAttributes.Changes changes() {
        return switch (chance.below(3)) {
            case 0 ->
                ChangeAttributes.Changes.NONE.with(ChangeAttributes.Permissions.ofMode(new Mode(chance.oneOf(MODES))));
            case 1 -> ChangeAttributes.Changes.NONE.withLabels(Set.of("l" + chance.below(3)), Set.of("l0"));
            default -> ChangeAttributes.Changes.NONE.withXattrs(Map.of("k", Optional.of("v" + chance.below(3))));
        };
    }

    private Caller caller() {
        Principal who = chance.oneOf(List.of(World.ALICE, World.ALICE, World.ALICE, World.BOB, World.ADMIN));
        return Caller.of(who, Origin.ofClient("sim", Optional.of(who.name()), "192.0.2.1", "webdav"));
    }

    private StoragePath path() {
        return new StoragePath(chance.oneOf(DIRECTORIES)).child(chance.oneOf(NAMES));
    }
}
