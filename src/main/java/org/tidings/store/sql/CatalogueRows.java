package org.tidings.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.catalogue.RuleRecord.Count;
import org.tidings.ledger.FactJson;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;

/// Tables `rse`, `rse_holdings`, `rule` and `rule_files`.
final class CatalogueRows {
    private static final String RSES = "SELECT record FROM rse ORDER BY name";
    private static final String RSE = "SELECT record FROM rse WHERE name = ?";
    private static final String SET_RSE = "INSERT INTO rse (name, record) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET record = excluded.record";
    private static final String DELETE_RSE = "DELETE FROM rse WHERE name = ?";
    private static final String HOLDINGS = "SELECT files, bytes FROM rse_holdings WHERE rse = ?";
    private static final String ADD_HOLDINGS = "INSERT INTO rse_holdings (rse, files, bytes) VALUES (?, ?, ?)"
            + " ON CONFLICT (rse) DO UPDATE SET files = rse_holdings.files + excluded.files,"
            + " bytes = rse_holdings.bytes + excluded.bytes";
    private static final String RULE = "SELECT record FROM rule WHERE id = ?";
    private static final String COUNTED = "SELECT record, COALESCE(ok, 0), COALESCE(replicating, 0),"
            + " COALESCE(stuck, 0) FROM rule LEFT JOIN rule_files ON rule_files.rule = rule.id";
    private static final String COUNTED_RULES = COUNTED + " ORDER BY id";
    private static final String COUNTED_RULE = COUNTED + " WHERE id = ?";
    private static final String ADD_FILES = "INSERT INTO rule_files (rule, ok, replicating, stuck) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (rule) DO UPDATE SET ok = rule_files.ok + excluded.ok,"
            + " replicating = rule_files.replicating + excluded.replicating, stuck = rule_files.stuck + excluded.stuck";
    private static final String SET_RULE =
            "INSERT INTO rule (id, record) VALUES (?, ?)" + " ON CONFLICT (id) DO UPDATE SET record = excluded.record";
    private static final String DELETE_RULE = "DELETE FROM rule WHERE id = ?";

    private CatalogueRows() {}

    static List<RseRecord> rses(Lane lane) throws SQLException {
        return lane.all(row -> read(row.getString(1), RseRecord.class), RSES);
    }

    static Optional<RseRecord> rse(Lane lane, Rse rse) throws SQLException {
        return lane.first(row -> read(row.getString(1), RseRecord.class), RSE, rse.name());
    }

    static void writeRse(Lane lane, Rse rse, Optional<RseRecord> record) throws SQLException {
        if (record.isPresent()) {
            lane.update(SET_RSE, rse.name(), FactJson.mapper().writeValueAsString(record.get()));
        } else {
            lane.update(DELETE_RSE, rse.name());
        }
    }

    static Holdings holdings(Lane lane, Rse rse) throws SQLException {
        return lane.first(row -> new Holdings(row.getLong(1), row.getLong(2)), HOLDINGS, rse.name())
                .orElse(Holdings.NONE);
    }

    static void add(Lane lane, Rse rse, Holdings more) throws SQLException {
        lane.update(ADD_HOLDINGS, rse.name(), more.files(), more.bytes());
    }

    static List<RuleRecord> rules(Lane lane) throws SQLException {
        return lane.all(CatalogueRows::counted, COUNTED_RULES);
    }

    static Optional<RuleRecord> countedRule(Lane lane, RuleId id) throws SQLException {
        return lane.first(CatalogueRows::counted, COUNTED_RULE, id.text());
    }

    private static RuleRecord counted(ResultSet row) throws SQLException {
        return read(row.getString(1), RuleRecord.class).with(new Count(row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    static void add(Lane lane, RuleId rule, Count more) throws SQLException {
        if (!more.equals(Count.NONE)) {
            lane.update(ADD_FILES, rule.text(), more.ok(), more.replicating(), more.stuck());
        }
    }

    /// Without the count of its files.
    static Optional<RuleRecord> rule(Lane lane, RuleId id) throws SQLException {
        return lane.first(row -> read(row.getString(1), RuleRecord.class), RULE, id.text());
    }

    static void writeRule(Lane lane, RuleId id, Optional<RuleRecord> record) throws SQLException {
        if (record.isPresent()) {
            lane.update(SET_RULE, id.text(), FactJson.mapper().writeValueAsString(record.get()));
        } else {
            lane.update(DELETE_RULE, id.text());
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return FactJson.mapper().readValue(json, type);
    }
}
