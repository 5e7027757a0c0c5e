package org.tidings.wire.catalogue;

import java.util.List;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Holdings;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.RseRecord;
import org.tidings.catalogue.RuleRecord;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// The places that hold replicas, and the sums over all of them: `/rses`, `/states`.
final class PlaceEndpoints {
    private final Catalogue catalogue;
    private final ReplicaUrls urls;

    PlaceEndpoints(Catalogue catalogue, ReplicaUrls urls) {
        this.catalogue = catalogue;
        this.urls = urls;
    }

    void rses(Visit visit) {
        Asked.of(visit);
        var body = JsonAnswer.object();
        var rses = body.putArray("rses");
        catalogue.rses().forEach(rse -> rses.add(rse(rse)));
        JsonAnswer.ok(visit, body);
    }

    private ObjectNode rse(RseRecord record) {
        var json = JsonAnswer.object()
                .put("rse", record.rse().name())
                .put("alive", record.isAlive())
                .put("since", record.since().toString());
        if (!record.isAlive()) {
            json.put("reason", record.silent());
        }
        json.put("readable", record.isReadable()).put("writable", record.isWritable());
        urls.doors().at(record.rse()).ifPresent(door -> json.put("door", door.toString()));
        var attributes = json.putObject("attributes");
        record.attributes().forEach(attributes::put);
        put(json.putObject("holdings"), catalogue.holdings(record.rse()));
        return json;
    }

    private static void put(ObjectNode json, Holdings holdings) {
        json.put("files", holdings.files()).put("bytes", holdings.bytes());
    }

    void states(Visit visit) {
        Asked.of(visit);
        List<RseRecord> rses = catalogue.rses();
        var body = JsonAnswer.object();
        put(
                body.putObject("replicas"),
                rses.stream().map(rse -> catalogue.holdings(rse.rse())).reduce(Holdings.NONE, Holdings::plus));
        long alive = rses.stream().filter(RseRecord::isAlive).count();
        body.putObject("rses").put("ALIVE", alive).put("SILENT", rses.size() - alive);
        putTransfers(body, catalogue);
        putRules(body, catalogue.rules());
        JsonAnswer.ok(visit, body);
    }

    /// How many transfers are in each state.
    static void putTransfers(ObjectNode body, Catalogue catalogue) {
        var transfers = body.putObject("transfers");
        for (Copying.State state : Copying.State.values()) {
            transfers.put(state.name(), catalogue.transfers(state));
        }
    }

    private static void putRules(ObjectNode body, List<RuleRecord> all) {
        var rules = body.putObject("rules");
        for (RuleRecord.State state : RuleRecord.State.values()) {
            rules.put(
                    state.name(),
                    all.stream().filter(rule -> rule.state() == state).count());
        }
    }
}
