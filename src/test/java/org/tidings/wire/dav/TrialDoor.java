package org.tidings.wire.dav;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.tidings.access.Principal;
import org.tidings.device.disk.DirectoryPool;
import org.tidings.door.Caller;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.Customs;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.door.MakeDirectory;
import org.tidings.door.Mint;
import org.tidings.door.Precondition;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Signal;
import org.tidings.model.Mode;
import org.tidings.model.Origin;
import org.tidings.model.PoolName;
import org.tidings.model.StoragePath;
import org.tidings.pool.Pools;
import org.tidings.store.memory.MemoryStore;
import org.tidings.wire.http.BasicCredentials;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.PlainErrors;
import org.tidings.wire.http.Reception.Admission;

/// A real door on loopback over the reference store and a real directory, with the users of the demo: everybody's
/// password is `secret`.
public final class TrialDoor implements AutoCloseable {
    private static final String SITE = "trial";
    private static final Map<String, Principal> PEOPLE =
            Map.of("alice", person("alice", 1000), "bob", person("bob", 1001), "admin", person("admin", 0));

    private final Ground ground;
    private final HttpEdge edge;

    public TrialDoor(Path directory, int port) {
        InstantSource clock = InstantSource.system();
        RandomGenerator random = new Chance();
        var store = new MemoryStore(
                new EventLog.Epoch("0123abcd"), new EventCodec(uid -> Optional.empty()), clock, new Signal());
        PoolName name = new PoolName("disk1");
        DirectoryPool.prepare(name, directory);
        var pool = new DirectoryPool(name, directory, DirectoryPool.Options.PLAIN, clock);
        ground = new Ground(
                store.namespace(),
                store,
                new Pools(List.of(pool), random),
                new Locks(clock, Locks.Limits.DEFAULT),
                new Mint(clock, random),
                Customs.DEFAULT);
        furnish();
        var identity = new DavDoor.Identity(SITE, TrialDoor::admit, Set.of());
        edge = HttpEdge.open(
                Listening.onLoopback("door", port), new DavDoor(identity, ground, clock), new PlainErrors());
    }

    /// Serves until it is killed, for trying clients that are not ours: `TrialDoor DIRECTORY PORT`.
    public static void main(String[] arguments) throws InterruptedException {
        try (TrialDoor door = new TrialDoor(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("ready " + door.uri());
            Thread.sleep(Duration.ofHours(1));
        }
    }

    URI uri() {
        return edge.uri();
    }

    Ground ground() {
        return ground;
    }

    @Override
    public void close() {
        edge.close();
    }

    private void furnish() {
        make("/data", "alice", 0755);
        make("/home", "admin", 0755);
        make("/home/alice", "alice", 0700);
        make("/private", "admin", 0700);
    }

    private void make(String path, String owner, int mode) {
        Caller admin = Caller.of(named("admin"), Origin.ofSite(SITE));
        StoragePath where = new StoragePath(path);
        new MakeDirectory(ground).make(admin, where, MakeDirectory.Parents.MUST_EXIST);
        Principal who = named(owner);
        var permissions = new ChangeAttributes.Permissions(
                Optional.of(new Mode(mode)),
                Optional.of(who.uid()),
                Optional.of(who.gids().getFirst()));
        new ChangeAttributes(ground)
                .change(admin, where, ChangeAttributes.Changes.NONE.with(permissions), Precondition.NONE);
    }

    private static Admission admit(Optional<String> authorization, String address) {
        Optional<BasicCredentials> shown = authorization.flatMap(BasicCredentials::parse);
        if (shown.isEmpty()) {
            return new Admission.Unknown("Say who you are.");
        }
        Principal person = PEOPLE.get(shown.get().user());
        return person != null && shown.get().password().equals("secret")
                ? new Admission.Admitted(person)
                : new Admission.Unknown("This user and password are not known here.");
    }

    private static Principal named(String name) {
        return Optional.ofNullable(PEOPLE.get(name)).orElseThrow();
    }

    private static Principal person(String name, int id) {
        StoragePath home = new StoragePath("/home/" + name);
        return new Principal(name, id, List.of(id), home, id == 0, Principal.Restriction.NONE);
    }

    /// Random numbers for several threads.
    private static final class Chance implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
