package org.tidings.store.sql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.Replica;
import org.tidings.model.Did;
import org.tidings.model.Rse;

/// Tables `replica` and `transfer`, and what RSEs hold: what is indexed of records, collected and then written at once.
final class DidIndex {
    private static final String SET_REPLICA = "INSERT INTO replica (rse, scope, name, removal_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (rse, scope, name) DO UPDATE SET removal_at = excluded.removal_at";
    private static final String DELETE_REPLICA = "DELETE FROM replica WHERE rse = ? AND scope = ? AND name = ?";
    private static final String SET_TRANSFER = "INSERT INTO transfer (scope, name, rse, state, priority, due_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (scope, name, rse) DO UPDATE SET state = excluded.state,"
            + " priority = excluded.priority, due_at = excluded.due_at";
    private static final String DELETE_TRANSFER = "DELETE FROM transfer WHERE scope = ? AND name = ? AND rse = ?";

    private final Lane lane;
    private final Repeated setReplica;
    private final Repeated deleteReplica;
    private final Repeated setTransfer;
    private final Repeated deleteTransfer;
    private final Map<Rse, Holdings> more = new HashMap<>();

    DidIndex(Lane lane) throws SQLException {
        this.lane = lane;
        this.setReplica = new Repeated(lane, SET_REPLICA);
        this.deleteReplica = new Repeated(lane, DELETE_REPLICA);
        this.setTransfer = new Repeated(lane, SET_TRANSFER);
        this.deleteTransfer = new Repeated(lane, DELETE_TRANSFER);
    }

    void replicas(Did did, Map<Rse, Replica> was, Map<Rse, Replica> is) throws SQLException {
        for (var old : was.entrySet()) {
            more.merge(old.getKey(), held(old.getValue(), -1), Holdings::plus);
            if (!is.containsKey(old.getKey())) {
                deleteReplica.with(old.getKey().name(), did.scope(), did.name());
            }
        }
        for (var now : is.entrySet()) {
            more.merge(now.getKey(), held(now.getValue(), 1), Holdings::plus);
            Replica old = was.get(now.getKey());
            if (old == null || !old.due().equals(now.getValue().due())) {
                @Nullable Long due = now.getValue().due().map(Micros::of).orElse(null);
                setReplica.with(now.getKey().name(), did.scope(), did.name(), due);
            }
        }
    }

    void transfers(Did did, Map<Rse, Copying> was, Map<Rse, Copying> is) throws SQLException {
        for (Rse rse : was.keySet()) {
            if (!is.containsKey(rse)) {
                deleteTransfer.with(did.scope(), did.name(), rse.name());
            }
        }
        for (var now : is.entrySet()) {
            Copying copying = now.getValue();
            if (!copying.equals(was.get(now.getKey()))) {
                setTransfer.with(
                        did.scope(),
                        did.name(),
                        now.getKey().name(),
                        copying.state().ordinal(),
                        copying.order().priority(),
                        Micros.of(copying.due()));
            }
        }
    }

    void execute() throws SQLException {
        deleteReplica.execute();
        setReplica.execute();
        deleteTransfer.execute();
        setTransfer.execute();
        for (var rse : more.entrySet()) {
            if (!rse.getValue().equals(Holdings.NONE)) {
                CatalogueRows.add(lane, rse.getKey(), rse.getValue());
            }
        }
    }

    private static Holdings held(Replica replica, int sign) {
        return replica.state() == Replica.State.LOST
                ? Holdings.NONE
                : new Holdings(sign, sign * replica.holding().bytes().sizeBytes());
    }
}
