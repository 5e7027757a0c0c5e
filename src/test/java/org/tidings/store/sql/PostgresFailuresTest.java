package org.tidings.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidings.store.Facts.ALICE;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.makeFile;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;
import static org.tidings.store.Facts.trySay;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult;
import org.tidings.ledger.EventLog.Reading;
import org.tidings.ledger.Guard;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Signal;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.StoragePath;
import org.tidings.store.StoreFixture;
import org.tidings.store.TestClock;

/// What a store in PostgreSQL does when connections break, and when another node writes too.
class PostgresFailuresTest {
    private final String url = RealPostgres.newDatabase();

    @Test
    void lostConnectionsAreReplaced() throws SQLException {
        try (var store = open()) {
            makeFile(store.ledger(), FileId.ROOT, "/a");
            loseConnections();
            assertThat(store.namespace().list(FileId.ROOT, "", 10)).hasSize(1);

            var commit = Commit.of(ALICE, List.of(fileCreated(newId(), at(FileId.ROOT, "/b"))))
                    .withKey("k");
            assertThatThrownBy(() -> store.ledger().commit(commit))
                    .isInstanceOf(LedgerBroken.class)
                    .hasMessageContaining("goes on by itself");
            assertThat(store.ledger().commit(commit))
                    .isEqualTo(new CommitResult.Committed(new Offset(1), new Offset(2)));
        }
    }

    @Test
    void twoNodesShareOneLogWithoutGapOrDouble() {
        try (var one = open();
                var other = open()) {
            for (int i = 0; i < 20; i++) {
                makeFile(one.ledger(), FileId.ROOT, "/one" + i);
                makeFile(other.ledger(), FileId.ROOT, "/other" + i);
            }
            var lines = ((Reading.Lines) other.log().read(Offset.ORIGIN, 100)).lines();
            assertThat(lines.stream().map(line -> line.offset().value()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 40).boxed().toList());
            assertThat(other.namespace().usage().files()).isEqualTo(40);
        }
    }

    @Test
    void guardsSeeWhatAnotherNodeDid() {
        try (var one = open();
                var other = open()) {
            FileId d = makeDirectory(one.ledger(), "/d");
            var free = new Guard.PathIsFree(at(d, "/d/f"));
            assertThat(trySay(other.ledger(), List.of(), free)).isInstanceOf(CommitResult.Committed.class);

            makeFile(one.ledger(), d, "/d/f");
            assertThat(trySay(other.ledger(), List.of(), free)).isEqualTo(new CommitResult.Refused(free));

            var elsewhere = new Guard.PathIsFree(at(d, "/d/g"));
            assertThat(trySay(other.ledger(), List.of(), elsewhere)).isInstanceOf(CommitResult.Committed.class);
            var directory = one.namespace().find(d).orElseThrow();
            var renamed = directory.subjectAt(new StoragePath("/d")).at(at(FileId.ROOT, "/e"));
            say(one.ledger(), new NamespaceEvent.DirectoryRenamed(renamed, at(FileId.ROOT, "/d")));
            assertThat(trySay(other.ledger(), List.of(), elsewhere)).isEqualTo(new CommitResult.Refused(elsewhere));
        }
    }

    @Test
    void aLeaseIsHeldByOneUntilItExpires() {
        var clock = new TestClock();
        try (var store = SqlStore.postgres(
                url, "postgres", "", new SqlStore.Tools(StoreFixture.CODEC, clock, new Random(1), new Signal()))) {
            var leases = store.leases();
            assertThat(leases.hold("l", "a", Duration.ofSeconds(10))).isTrue();
            assertThat(leases.hold("l", "b", Duration.ofSeconds(10))).isFalse();
            assertThat(leases.hold("l", "a", Duration.ofSeconds(10))).isTrue();
            clock.step(Duration.ofSeconds(11));
            assertThat(leases.hold("l", "b", Duration.ofSeconds(10))).isTrue();
            leases.release("l", "a");
            assertThat(leases.hold("l", "a", Duration.ofSeconds(10))).isFalse();
            leases.release("l", "b");
            assertThat(leases.hold("l", "a", Duration.ofSeconds(10))).isTrue();
        }
    }

    private SqlFixture open() {
        return new SqlFixture(tools -> SqlStore.postgres(url, "postgres", "", tools));
    }

    private void loseConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }
}
