package org.tidings.wire.dav;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.tidings.access.Anonymous;
import org.tidings.access.Login;
import org.tidings.access.PasswordHash;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.device.disk.DirectoryPool;
import org.tidings.door.Caller;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.Customs;
import org.tidings.door.Ground;
import org.tidings.door.Locks;
import org.tidings.door.MakeDirectory;
import org.tidings.door.Mint;
import org.tidings.door.Precondition;
import org.tidings.door.Reads;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Signal;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Origin;
import org.tidings.model.PoolName;
import org.tidings.model.Recorded;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;
import org.tidings.pool.MemoryPool;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;
import org.tidings.store.memory.MemoryStore;
import org.tidings.token.KeyRing;
import org.tidings.token.Macaroons;
import org.tidings.token.Revoked;
import org.tidings.wire.copy.AddressRule;
import org.tidings.wire.copy.CopyDesk;
import org.tidings.wire.copy.CopyRules;
import org.tidings.wire.copy.Patience;
import org.tidings.wire.http.HttpEdge;
import org.tidings.wire.http.Listening;
import org.tidings.wire.http.PlainErrors;
import org.tidings.wire.http.Reception;

/// A real door on loopback over the reference store, with the users of the demo: everybody's
/// password is `secret`.
public final class TrialDoor implements AutoCloseable {
    private static final String SITE = "trial";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final EventCodec CODEC = new EventCodec(uid -> Optional.empty());
    private static final PasswordHash SECRET = PasswordHash.of("secret", 4, RANDOM);
    private static final CopyRules COPY_RULES = new CopyRules(
            AddressRule.PUBLIC_ONLY,
            Optional.empty(),
            new CopyRules.Room(2, 2),
            Duration.ofSeconds(5),
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 0, Duration.ofSeconds(5)),
            Duration.ofSeconds(1));
    private static final Map<String, User> PEOPLE =
            Map.of("alice", person("alice", 1000), "bob", person("bob", 1001), "admin", person("admin", 0));

    private final MemoryStore store;
    private final Ground ground;
    private final HttpEdge edge;
    private final CopyDesk copies;
    private volatile Elsewhere elsewhere = Elsewhere.NOWHERE;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

    /// @param directory for the users file
    public TrialDoor(Pool pool, Path directory, int port) {
        this(pool, directory, port, COPY_RULES);
    }

    TrialDoor(Pool pool, Path directory, int port, CopyRules rules) {
        InstantSource clock = InstantSource.system();
        RandomGenerator random = new Chance();
        store = new MemoryStore(new EventLog.Epoch("0123abcd"), CODEC, clock, new Signal());
        ground = new Ground(
                store.namespace(),
                store,
                new Pools(List.of(pool), random),
                new Locks(clock, Locks.Limits.DEFAULT),
                new Mint(clock, random),
                Customs.DEFAULT);
        furnish();
        Path users = directory.resolve("users");
        PEOPLE.values().forEach(user -> Users.put(users, user));
        var known = new Users(users, clock);
        var day = Duration.ofDays(1);
        var keeping = new Macaroons.Keeping(
                new KeyRing(directory.resolve("keys"), day, clock, RANDOM),
                new Revoked(directory.resolve("revoked"), clock),
                day,
                day);
        var macaroons = new Macaroons(SITE, known, keeping, clock, RANDOM);
        var login = new Login(known, macaroons::bearer, Anonymous.NONE, clock, RANDOM);
        var identity =
                new DavDoor.Identity(SITE, new Reception(login), macaroons, Set.of(), path -> elsewhere.of(path));
        copies = new CopyDesk(rules, tasks, clock);
        edge = HttpEdge.open(
                Listening.onLoopback("door", port),
                new DavDoor(identity, ground, Reads.untold(ground), copies, clock),
                new PlainErrors());
    }

    /// A door over a pool in memory, on any free port.
    static TrialDoor inMemory(Path directory) {
        return new TrialDoor(new MemoryPool(new PoolName("memory"), 64 << 20, InstantSource.system()), directory, 0);
    }

    /// Serves until it is killed, for trying clients that are not ours: `TrialDoor DIRECTORY PORT`.
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        PoolName name = new PoolName("disk1");
        DirectoryPool.prepare(name, directory.resolve("pool"));
        var options = new DirectoryPool.Options(0, task -> Thread.ofVirtual().start(task));
        var pool = new DirectoryPool(name, directory.resolve("pool"), options, InstantSource.system());
        try (TrialDoor door = new TrialDoor(pool, directory, Integer.parseInt(arguments[1]))) {
            System.out.println("ready " + door.uri());
            Thread.sleep(Duration.ofHours(1));
        }
    }

    /// From now on bytes that are lost here are read there.
    void sendElsewhere(Elsewhere there) {
        elsewhere = there;
    }

    /// What is found out about a file's bytes.
    void lose(String path, Loss why) {
        StoragePath where = new StoragePath(path);
        var found = (Resolution.Found) store.namespace().resolve(where);
        var file = (Entry.File) found.entry();
        var lost = new NamespaceEvent.FileLost(file.subjectAt(where), file.content(), why);
        store.commit(Commit.of(Origin.ofSite(SITE), List.of(lost)));
    }

    URI uri() {
        return edge.uri();
    }

    Ground ground() {
        return ground;
    }

    CopyDesk copies() {
        return copies;
    }

    /// All that happened so far, oldest first.
    List<Recorded> events() {
        var lines = (EventLog.Reading.Lines) store.read(store.trimmed(), 10_000);
        return lines.lines().stream().map(line -> line.decoded(CODEC)).toList();
    }

    @Override
    public void close() {
        copies.stop();
        edge.close();
        copies.close();
        tasks.close();
    }

    private void furnish() {
        make("/data", "alice", 0755);
        make("/home", "admin", 0755);
        make("/home/alice", "alice", 0700);
        make("/private", "admin", 0700);
    }

    private void make(String path, String owner, int mode) {
        Caller admin = Caller.of(person("admin", 0).asPrincipal(), Origin.ofSite(SITE));
        StoragePath where = new StoragePath(path);
        new MakeDirectory(ground).make(admin, where, MakeDirectory.Parents.MUST_EXIST);
        User who = PEOPLE.getOrDefault(owner, person("nobody", 1));
        var permissions = new ChangeAttributes.Permissions(
                Optional.of(new Mode(mode)),
                Optional.of(who.uid()),
                Optional.of(who.gids().getFirst()));
        new ChangeAttributes(ground)
                .change(admin, where, ChangeAttributes.Changes.NONE.with(permissions), Precondition.NONE);
    }

    private static User person(String name, int id) {
        Set<User.Role> roles = id == 0 ? Set.of(User.Role.ADMIN) : Set.of();
        return new User(name, SECRET, id, List.of(id), new StoragePath("/home/" + name), roles);
    }

    /// Random numbers for several threads.
    private static final class Chance implements RandomGenerator {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
