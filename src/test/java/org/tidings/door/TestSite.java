package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.tidings.access.Principal;
import org.tidings.ledger.Commit;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Line;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent.FileLost;
import org.tidings.model.Origin;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Namespace;
import org.tidings.pool.MemoryPool;
import org.tidings.pool.Pool;
import org.tidings.pool.Pools;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;
import org.tidings.store.memory.MemoryFixture;

/// A site in memory with every operation of the door, three users, and the words tests need.
///
/// `/` belongs to the admin; alice and bob are both in the group 100.
final class TestSite {
    static final Caller ADMIN = caller("admin", 0, true, 0);
    static final Caller ALICE = caller("alice", 1001, false, 1001, 100);
    static final Caller BOB = caller("bob", 1002, false, 1002, 100);

    final MemoryFixture store = new MemoryFixture();
    final TestClock clock = store.clock();
    final MemoryPool pool = new MemoryPool(new PoolName("p1"), 1 << 20, clock);
    final MeddledLedger ledger = new MeddledLedger(store.ledger());
    final Locks locks = new Locks(clock, Locks.Limits.DEFAULT);
    final Ground ground;
    final PutFile putFile;
    final GetFile getFile;
    final FindEntry findEntry;
    final ListDirectory listDirectory;
    final MakeDirectory makeDirectory;
    final DeleteEntry deleteEntry;
    final MoveEntry moveEntry;
    final CopyEntry copyEntry;
    final ChangeAttributes changeAttributes;
    final LockEntry lockEntry;

    TestSite() {
        this(Customs.DEFAULT);
    }

    TestSite(Customs customs) {
        var random = new Random(4711);
        var pools = new Pools(List.of(pool), random);
        ground = new Ground(store.namespace(), ledger, pools, locks, new Mint(clock, random), customs);
        putFile = new PutFile(ground);
        getFile = new GetFile(ground, Reads.untold(ground));
        findEntry = new FindEntry(ground);
        listDirectory = new ListDirectory(ground, Reads.untold(ground));
        makeDirectory = new MakeDirectory(ground);
        deleteEntry = new DeleteEntry(ground);
        moveEntry = new MoveEntry(ground);
        copyEntry = new CopyEntry(ground);
        changeAttributes = new ChangeAttributes(ground);
        lockEntry = new LockEntry(ground, putFile);
    }

    private static Caller caller(String name, int uid, boolean admin, Integer... gids) {
        var principal = new Principal(name, uid, List.of(gids), StoragePath.ROOT, admin, Principal.Restriction.NONE);
        return Caller.of(principal, Origin.ofClient("test", Optional.of(name), "127.0.0.1", "test"));
    }

    static Caller holding(Caller caller, String... tokens) {
        return new Caller(caller.principal(), caller.origin(), Set.of(tokens));
    }

    static StoragePath path(String text) {
        return new StoragePath(text);
    }

    /// A directory of this owner and mode, made by the admin.
    void directory(String path, Caller owner, String mode) {
        assertThat(makeDirectory.make(ADMIN, path(path), MakeDirectory.Parents.MUST_EXIST))
                .isInstanceOf(MakeDirectory.Made.class);
        own(path, owner, mode);
    }

    void own(String path, Caller owner, String mode) {
        var who = owner.principal();
        var wanted = new ChangeAttributes.Permissions(
                Optional.of(Mode.ofOctal(mode)),
                Optional.of(who.uid()),
                Optional.of(who.gids().getFirst()));
        assertThat(changeAttributes.change(
                        ADMIN, path(path), ChangeAttributes.Changes.NONE.with(wanted), Precondition.NONE))
                .isInstanceOf(ChangeAttributes.Changed.class);
    }

    void file(String path, Caller owner, String mode, String text) {
        assertThat(put(ADMIN, path, text)).isInstanceOf(PutFile.Stored.class);
        own(path, owner, mode);
    }

    PutFile.Outcome put(Caller caller, String path, String text) {
        return put(caller, path, text, PutFile.Announcement.NOTHING_KNOWN);
    }

    PutFile.Outcome put(Caller caller, String path, String text, PutFile.Announcement announced) {
        return switch (putFile.begin(caller, path(path), announced)) {
            case Refusal refusal -> refusal;
            case Upload upload -> {
                try (upload) {
                    upload.write(bytes(text));
                    yield upload.finish();
                }
            }
        };
    }

    Upload begun(Caller caller, String path) {
        var beginning = putFile.begin(caller, path(path), PutFile.Announcement.NOTHING_KNOWN);
        assertThat(beginning).isInstanceOf(Upload.class);
        return (Upload) beginning;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The text of a file, read as the admin; empty if there is none.
    Optional<String> text(String path) {
        return switch (getFile.open(ADMIN, path(path))) {
            case GetFile.Opened opened -> {
                try (opened) {
                    var buffer = ByteBuffer.allocate((int) opened.bytes().sizeBytes());
                    opened.bytes().read(buffer, 0);
                    yield Optional.of(new String(buffer.array(), StandardCharsets.UTF_8));
                }
            }
            case GetFile.IsDirectory directory -> Optional.empty();
            case Refusal refusal -> Optional.empty();
        };
    }

    MakeDirectory.Outcome mkdir(Caller caller, String path) {
        return makeDirectory.make(caller, path(path), MakeDirectory.Parents.MUST_EXIST);
    }

    /// What is found out about a file's bytes.
    void lose(String path, Loss why) {
        var file = (Entry.File) entry(path);
        ledger.commit(Commit.of(
                Origin.ofSite("test"), List.of(new FileLost(file.subjectAt(path(path)), file.content(), why))));
    }

    DeleteEntry.Outcome delete(Caller caller, String path) {
        return deleteEntry.delete(caller, path(path), Precondition.NONE);
    }

    MoveEntry.Outcome move(Caller caller, String from, String to) {
        return moveEntry.move(caller, path(from), path(to), true, Precondition.NONE);
    }

    CopyEntry.Outcome copy(Caller caller, String from, String to) {
        return copyEntry.copy(caller, new CopyEntry.Request(path(from), path(to), true, true, Precondition.NONE));
    }

    /// Whatever stands there, or an error.
    Entry entry(String path) {
        return ((FindEntry.Found) findEntry.find(ADMIN, path(path))).entry();
    }

    boolean exists(String path) {
        return findEntry.find(ADMIN, path(path)) instanceof FindEntry.Found;
    }

    /// The names of a directory, in order.
    List<String> names(String path) {
        return namesIn((ListDirectory.Listing) listDirectory.list(ADMIN, path(path)));
    }

    static List<String> namesIn(ListDirectory.Listing listing) {
        List<String> names = new ArrayList<>();
        listing.entries().forEachRemaining(listed -> names.add(listed.entry().name()));
        return names;
    }

    /// Every file and directory by its path: the text of a file, `/` for a directory.
    TreeMap<String, String> tree() {
        TreeMap<String, String> all = new TreeMap<>();
        var listing = (ListDirectory.Listing) listDirectory.listAll(ADMIN, StoragePath.ROOT);
        listing.entries().forEachRemaining(listed -> all.put(listed.path().text(), shown(listed)));
        return all;
    }

    private String shown(ListDirectory.Listed listed) {
        return switch (listed.entry()) {
            case Entry.Directory directory -> "/";
            case Entry.File file -> text(listed.path().text()).orElse("(its bytes are gone)");
        };
    }

    /// The events so far, oldest first.
    List<StorageEvent> events() {
        var reading = (EventLog.Reading.Lines) store.log().read(store.log().trimmed(), 10_000);
        return reading.lines().stream().map(this::event).toList();
    }

    private StorageEvent event(Line line) {
        return line.decoded(StoreFixture.CODEC).event();
    }

    List<StorageEvent> eventsAfter(int count) {
        List<StorageEvent> all = events();
        return all.subList(count, all.size());
    }

    /// The kinds of the events after the first `count`, as in `file.created`.
    List<String> kindsAfter(int count) {
        return eventsAfter(count).stream().map(e -> e.type().shortName()).toList();
    }

    /// Every key with bytes in the pool.
    Set<Pool.Key> keys() {
        Set<Pool.Key> keys = new HashSet<>();
        for (int shelf = 0; shelf < pool.shelves(); shelf++) {
            pool.forEach(shelf, keys::add);
        }
        return keys;
    }

    /// The keys of all files there are: what the pool may hold besides what was overwritten or deleted.
    Set<Pool.Key> namedKeys() {
        Set<Pool.Key> keys = new HashSet<>();
        collect(store.namespace(), FileId.ROOT, keys);
        return keys;
    }

    private static void collect(Namespace namespace, FileId directory, Set<Pool.Key> keys) {
        for (Entry entry : namespace.list(directory, "", Integer.MAX_VALUE)) {
            switch (entry) {
                case Entry.File file ->
                    keys.add(new Pool.Key(file.id(), file.content().generation()));
                case Entry.Directory below -> collect(namespace, below.id(), keys);
            }
        }
    }
}
