package org.tidings.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.tidings.ledger.LedgerBroken;

/// SQLite in one file beside the program, in WAL mode, synced at every commit.
///
/// Other processes may look into the file; only one may write, which a lock on `<file>.lock` sees to (a
/// lock on the file itself would be lost whenever SQLite closes it).
final class Sqlite implements Dialect {
    private static final int BUSY_MILLIS = 10_000;
    private static final int CACHE_KIB_WRITING = 64 * 1024;
    private static final int CACHE_KIB_READING = 4 * 1024;

    private final Path file;
    private final FileChannel lockFile;

    Sqlite(Path file) {
        this.file = file;
        this.lockFile = locked(file.resolveSibling(file.getFileName() + ".lock"), file);
    }

    private static FileChannel locked(Path lock, Path file) {
        try {
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(channel)) {
                channel.close();
                throw new LedgerBroken(file
                        + " is in use by another Tidings: stop that one, or give this one a directory of its own.");
            }
            return channel;
        } catch (IOException e) {
            throw new LedgerBroken(
                    lock + " cannot be written: check that its directory exists, its owner and its mode.", e);
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    Path writeAheadLog() {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    @Override
    public Connection connect(Use use) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-" + cacheKib(use));
        if (use == Use.WRITING) {
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            // The checkpointer does it in the background; a commit never waits for one.
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            if (use != Use.WRITING) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        connection.setAutoCommit(use == Use.READING);
        return connection;
    }

    private static int cacheKib(Use use) {
        return use == Use.WRITING ? CACHE_KIB_WRITING : CACHE_KIB_READING;
    }

    @Override
    public Map<String, String> schemaWords() {
        return Map.of(
                "offset", "INTEGER", "bytes", "BLOB", "name", "TEXT COLLATE BINARY", "clustered", "WITHOUT ROWID");
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public boolean isBroken(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_ERROR -> false;
            default -> true;
        };
    }

    @Override
    public String sentence(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_FULL ->
                "The disk that holds " + file + " is full: make room there, and Tidings goes on by itself.";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                file + " cannot be written: check its owner and mode, and that its disk is not mounted read-only.";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                file + " is damaged: stop Tidings, keep a copy of the file, and restore it from a backup"
                        + " or with `sqlite3 " + file + " .recover`.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                file + " is held by another program for too long: close what has it open for writing.";
            case SQLITE_IOERR ->
                "The disk that holds " + file + " refuses to read or write: look into the system's log. ("
                        + e.getMessage() + ")";
            default -> file + " could not do it: " + e.getMessage();
        };
    }

    /// The kind of error, without SQLite's finer distinctions.
    private static SQLiteErrorCode primary(SQLException e) {
        return e instanceof SQLiteException s
                ? SQLiteErrorCode.getErrorCode(s.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new LedgerBroken("The lock beside " + file + " could not be given back.", e);
        }
    }
}
