package org.tidings.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.ledger.FactJson;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.store.sql.CatalogueDraft.Change;

/// Table `did`: the records; and what is found by the tables that [DidIndex] writes.
final class DidRows {
    private static final String FIND = "SELECT record FROM did WHERE scope = ? AND name = ?";
    private static final String LIST =
            "SELECT record FROM did WHERE (scope, name) > (?, ?) ORDER BY scope, name LIMIT ?";
    private static final String LIST_RANGE = "SELECT record FROM did WHERE (scope, name) >= (?, ?)"
            + " AND (scope, name) < (?, ?) ORDER BY scope, name LIMIT ?";
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

    private DidRows() {}

    static Optional<DidRecord> find(Lane lane, Did did) throws SQLException {
        return lane.first(row -> record(row.getString(1)), FIND, did.scope(), did.name());
    }

    static List<DidRecord> list(Lane lane, Optional<Did> after, int limit) throws SQLException {
        return lane.all(row -> record(row.getString(1)), LIST, scope(after), name(after), limit);
    }

    static List<DidRecord> list(Lane lane, String scope, String prefix, Optional<Did> after, int limit)
            throws SQLException {
        DidRange range = DidRange.of(scope, prefix, after);
        return lane.all(
                row -> record(row.getString(1)),
                LIST_RANGE,
                range.fromScope(),
                range.fromName(),
                range.toScope(),
                range.toName(),
                limit);
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

    /// Writes records that changed, and what is indexed of them.
    static void write(Lane lane, Map<Did, Change<DidRecord>> changes) throws SQLException {
        var set = new Repeated(lane, SET);
        var delete = new Repeated(lane, DELETE);
        var index = new DidIndex(lane);
        for (var entry : changes.entrySet()) {
            Did did = entry.getKey();
            Change<DidRecord> change = entry.getValue();
            if (change.before().equals(change.after())) {
                continue;
            }
            if (change.after().isPresent()) {
                String json =
                        FactJson.mapper().writeValueAsString(change.after().get());
                set.with(did.scope(), did.name(), json);
            } else {
                delete.with(did.scope(), did.name());
            }
            index.replicas(did, replicas(change.before()), replicas(change.after()));
            index.transfers(did, copying(change.before()), copying(change.after()));
        }
        set.execute();
        delete.execute();
        index.execute();
    }

    private static Map<Rse, Replica> replicas(Optional<DidRecord> record) {
        return record.<Map<Rse, Replica>>map(DidRecord::replicas).orElse(Map.of());
    }

    private static Map<Rse, Copying> copying(Optional<DidRecord> record) {
        return record.<Map<Rse, Copying>>map(DidRecord::copying).orElse(Map.of());
    }

    private static DidRecord record(String json) {
        return FactJson.mapper().readValue(json, DidRecord.class);
    }
}
