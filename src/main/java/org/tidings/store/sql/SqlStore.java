package org.tidings.store.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tidings.catalogue.Catalogue;
import org.tidings.channel.Channels;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.Leases;
import org.tidings.ledger.Ledger;
import org.tidings.ledger.LogKeeping;
import org.tidings.ledger.Signal;
import org.tidings.ledger.Worker;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Inventory;
import org.tidings.namespace.Namespace;

/// A whole store in a SQL database: ledger, log, namespace and leases.
///
/// It starts no thread: run [#committer] on a platform thread, waking it by [#submitted], and
/// [#checkpointer], if there is one, every 200 ms or so.
public final class SqlStore implements AutoCloseable {
    private static final int READING_LANES = 8;

    private final Ground ground;
    private final Committer committer;
    private final SqlLog log;
    private final Namespace namespace;
    private final Inventory inventory;
    private final Channels channels;
    private final Catalogue catalogue;
    private final Leases leases;
    private final Optional<Checkpointer> checkpointer;

    /// What a store is given by the house.
    ///
    /// @param random draws the epoch of a new log
    /// @param signal raised whenever there is more to read
    public record Tools(EventCodec codec, InstantSource clock, RandomGenerator random, Signal signal) {}

    /// Opens, or makes, a store in one SQLite file.
    ///
    /// @throws org.tidings.ledger.LedgerBroken with what to do about it
    public static SqlStore sqlite(Path file, Tools tools) {
        return opened(new Sqlite(file), tools);
    }

    /// Opens, or makes, a store in a PostgreSQL database.
    ///
    /// @param url as JDBC has it, `jdbc:postgresql://host:port/database`
    /// @throws org.tidings.ledger.LedgerBroken with what to do about it
    public static SqlStore postgres(String url, String user, String password, Tools tools) {
        return opened(new Postgres(url, user, password), tools);
    }

    private static SqlStore opened(Dialect dialect, Tools tools) {
        boolean open = false;
        try {
            Schema.bringUpToDate(dialect);
            var store = new SqlStore(dialect, tools);
            open = true;
            return store;
        } finally {
            if (!open) {
                dialect.close();
            }
        }
    }

    private SqlStore(Dialect dialect, Tools tools) {
        var writer = new Writer(dialect);
        Site site = writer.transact(lane -> begun(lane, tools));
        this.ground = new Ground(dialect, writer, new Lanes(dialect, READING_LANES), new Shown(site, tools.signal()));
        this.committer = new Committer(ground, tools.codec(), tools.clock());
        this.log = new SqlLog(ground);
        this.namespace = new SqlNamespace(ground);
        this.inventory = new SqlInventory(ground.reads());
        this.channels = new SqlChannels(ground.reads());
        this.catalogue = new SqlCatalogue(ground.reads());
        this.leases = new SqlLeases(writer, tools.clock());
        this.checkpointer = switch (dialect) {
            case Sqlite sqlite ->
                Optional.of(new Checkpointer(sqlite, () -> ground.shown().site().batch()));
            case Postgres postgres -> Optional.empty();
        };
    }

    private static Site begun(Lane lane, Tools tools) throws SQLException {
        if (lane.first(row -> true, "SELECT 1 FROM site").isEmpty()) {
            Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
            var epoch = new Epoch(HexFormat.of().toHexDigits(tools.random().nextInt()));
            var empty = new Namespace.Usage(0, 1, 0);
            new Site(epoch, 0, Offset.ORIGIN, Instant.EPOCH, Offset.ORIGIN, 0, empty).begin(lane);
            NodeRows.insert(lane, List.of(root(now)));
        }
        return Site.newest(lane);
    }

    private static Entry root(Instant now) {
        var attributes = new Entry.Attributes(Owner.ROOT, new Mode(0755), now, now, now, Entry.Extras.NONE);
        return new Entry.Directory(FileId.ROOT, FileId.ROOT, "", attributes);
    }

    public Ledger ledger() {
        return committer;
    }

    public EventLog log() {
        return log;
    }

    public LogKeeping keeping() {
        return log;
    }

    public Namespace namespace() {
        return namespace;
    }

    public Inventory inventory() {
        return inventory;
    }

    public Channels channels() {
        return channels;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Leases leases() {
        return leases;
    }

    /// Commits what is submitted; nothing is answered unless it is stepped.
    public Worker committer() {
        return committer;
    }

    /// Raised when the committer has something to do.
    public Signal submitted() {
        return committer.submitted();
    }

    /// Keeps SQLite's write-ahead log short; PostgreSQL does that by itself.
    public Optional<Worker> checkpointer() {
        return checkpointer.map(Worker.class::cast);
    }

    /// Commits that still wait are answered with an error.
    @Override
    public void close() {
        committer.close();
        checkpointer.ifPresent(Checkpointer::close);
        try {
            ground.reads().close();
        } catch (SQLException e) {
            throw ground.dialect().broken(e);
        } finally {
            ground.writer().close();
            ground.dialect().close();
        }
    }
}
