package org.tidings.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.ledger.FactJson;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.store.sql.CatalogueDraft.Change;

/// Tables `did`, `replica` and `transfer`: the records, and where to find them.
final class DidRows {
    /// Sorts behind every text that begins with what stands before it.
    private static final String LAST = "\uDBFF\uDFFF";

    private static final String FIND = "SELECT record FROM did WHERE scope = ? AND name = ?";
    private static final String LIST =
            "SELECT record FROM did WHERE (scope, name) > (?, ?) ORDER BY scope, name LIMIT ?";
    private static final String LIST_PREFIX = "SELECT record FROM did WHERE scope = ? AND name >= ? AND name <= ?"
            + " AND name > ? ORDER BY name LIMIT ?";
    private static final String AT =
            "SELECT scope, name FROM replica WHERE rse = ? AND (scope, name) > (?, ?) ORDER BY scope, name LIMIT ?";
    private static final String DUE = "SELECT scope, name, rse FROM transfer WHERE state = ? AND due_at <= ?"
            + " ORDER BY priority DESC, due_at, scope, name, rse LIMIT ?";
    private static final String COUNT = "SELECT COUNT(*) FROM transfer WHERE state = ?";
    private static final String CONDEMNED = "SELECT scope, name, rse FROM replica WHERE removal_at <= ?"
            + " ORDER BY removal_at, scope, name, rse LIMIT ?";

    private static final String SET = "INSERT INTO did (scope, name, record) VALUES (?, ?, ?)"
            + " ON CONFLICT (scope, name) DO UPDATE SET record = excluded.record";
    private static final String DELETE = "DELETE FROM did WHERE scope = ? AND name = ?";
    private static final String SET_REPLICA = "INSERT INTO replica (rse, scope, name, removal_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (rse, scope, name) DO UPDATE SET removal_at = excluded.removal_at";
    private static final String DELETE_REPLICA = "DELETE FROM replica WHERE rse = ? AND scope = ? AND name = ?";
    private static final String SET_TRANSFER = "INSERT INTO transfer (scope, name, rse, state, priority, due_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (scope, name, rse) DO UPDATE SET state = excluded.state,"
            + " priority = excluded.priority, due_at = excluded.due_at";
    private static final String DELETE_TRANSFER = "DELETE FROM transfer WHERE scope = ? AND name = ? AND rse = ?";

    private DidRows() {}

    static Optional<DidRecord> find(Lane lane, Did did) throws SQLException {
        return lane.first(row -> record(row.getString(1)), FIND, did.scope(), did.name());
    }

    static List<DidRecord> list(Lane lane, Optional<Did> after, int limit) throws SQLException {
        return lane.all(row -> record(row.getString(1)), LIST, scope(after), name(after), limit);
    }

    static List<DidRecord> list(Lane lane, String scope, String prefix, Optional<Did> after, int limit)
            throws SQLException {
        String from =
                after.filter(did -> did.scope().equals(scope)).map(Did::name).orElse("");
        return lane.all(row -> record(row.getString(1)), LIST_PREFIX, scope, prefix, prefix + LAST, from, limit);
    }

    static List<Did> at(Lane lane, Rse rse, Optional<Did> after, int limit) throws SQLException {
        return lane.all(
                row -> new Did(row.getString(1), row.getString(2)), AT, rse.name(), scope(after), name(after), limit);
    }

    private static String scope(Optional<Did> after) {
        return after.map(Did::scope).orElse("");
    }

    private static String name(Optional<Did> after) {
        return after.map(Did::name).orElse("");
    }

    static List<Way> due(Lane lane, Copying.State state, Instant now, int limit) throws SQLException {
        return lane.all(DidRows::way, DUE, state.ordinal(), Micros.of(now), limit);
    }

    static long count(Lane lane, Copying.State state) throws SQLException {
        return lane.first(row -> row.getLong(1), COUNT, state.ordinal()).orElse(0L);
    }

    static List<Way> condemned(Lane lane, Instant now, int limit) throws SQLException {
        return lane.all(DidRows::way, CONDEMNED, Micros.of(now), limit);
    }

    private static Way way(ResultSet row) throws SQLException {
        return new Way(new Did(row.getString(1), row.getString(2)), new Rse(row.getString(3)));
    }

    static void write(Lane lane, Map<Did, Change<DidRecord>> changes) throws SQLException {
        Map<Rse, Holdings> more = new HashMap<>();
        PreparedStatement set = lane.statement(SET);
        boolean any = false;
        for (var entry : changes.entrySet()) {
            Did did = entry.getKey();
            Change<DidRecord> change = entry.getValue();
            if (change.after().isPresent()) {
                set.setString(1, did.scope());
                set.setString(2, did.name());
                set.setString(
                        3, FactJson.mapper().writeValueAsString(change.after().get()));
                set.addBatch();
                any = true;
            } else {
                lane.update(DELETE, did.scope(), did.name());
            }
            writeReplicas(lane, did, change, more);
            writeTransfers(lane, did, change);
        }
        if (any) {
            set.executeBatch();
        }
        for (var rse : more.entrySet()) {
            CatalogueRows.add(lane, rse.getKey(), rse.getValue());
        }
    }

    private static void writeReplicas(Lane lane, Did did, Change<DidRecord> change, Map<Rse, Holdings> more)
            throws SQLException {
        Map<Rse, Replica> was =
                change.before().map(r -> (Map<Rse, Replica>) r.replicas()).orElse(Map.of());
        Map<Rse, Replica> is =
                change.after().map(r -> (Map<Rse, Replica>) r.replicas()).orElse(Map.of());
        for (var old : was.entrySet()) {
            more.merge(old.getKey(), held(old.getValue(), -1), Holdings::plus);
            if (!is.containsKey(old.getKey())) {
                lane.update(DELETE_REPLICA, old.getKey().name(), did.scope(), did.name());
            }
        }
        for (var now : is.entrySet()) {
            more.merge(now.getKey(), held(now.getValue(), 1), Holdings::plus);
            Replica old = was.get(now.getKey());
            if (old == null || !old.due().equals(now.getValue().due())) {
                @Nullable Long due = now.getValue().due().map(Micros::of).orElse(null);
                lane.update(SET_REPLICA, now.getKey().name(), did.scope(), did.name(), due);
            }
        }
    }

    private static Holdings held(Replica replica, int sign) {
        return replica.state() == Replica.State.LOST
                ? Holdings.NONE
                : new Holdings(sign, sign * replica.holding().bytes().sizeBytes());
    }

    private static void writeTransfers(Lane lane, Did did, Change<DidRecord> change) throws SQLException {
        Map<Rse, Copying> was =
                change.before().map(r -> (Map<Rse, Copying>) r.copying()).orElse(Map.of());
        Map<Rse, Copying> is =
                change.after().map(r -> (Map<Rse, Copying>) r.copying()).orElse(Map.of());
        for (Rse rse : was.keySet()) {
            if (!is.containsKey(rse)) {
                lane.update(DELETE_TRANSFER, did.scope(), did.name(), rse.name());
            }
        }
        for (var now : is.entrySet()) {
            Copying copying = now.getValue();
            if (!copying.equals(was.get(now.getKey()))) {
                lane.update(
                        SET_TRANSFER,
                        did.scope(),
                        did.name(),
                        now.getKey().name(),
                        copying.state().ordinal(),
                        copying.order().priority(),
                        Micros.of(copying.due()));
            }
        }
    }

    private static DidRecord record(String json) {
        return FactJson.mapper().readValue(json, DidRecord.class);
    }
}
