package org.tidings.wire.catalogue;

import org.tidings.catalogue.Catalogue;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Line;
import org.tidings.model.Did;
import org.tidings.model.Offset;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `GET /history/{scope}/{name...}?after=&limit=`: the events of one file, the newest last.
///
/// While `more` is true there may be others behind the offset `next`, to be given as `after`; a page may be empty.
final class HistoryEndpoint implements Endpoint {
    private final Catalogue catalogue;
    private final History history;

    HistoryEndpoint(Catalogue catalogue, EventLog log) {
        this.catalogue = catalogue;
        this.history = new History(log);
    }

    @Override
    public void serve(Visit visit) {
        Asked asked = Asked.of(visit, "after", "limit");
        Did did = Asked.did(visit);
        Offset after = asked.number("after").map(Offset::new).orElseGet(() -> history.beginning(catalogue.find(did)));
        History.Page page = history.read(did.asSubject(), after, asked.limit());
        var body = JsonAnswer.object().put("did", did.text());
        var events = body.putArray("events");
        page.lines().forEach(line -> events.add(event(line)));
        body.put("next", page.reached().value()).put("more", page.more());
        if (page.gap()) {
            body.put("gap", true);
        }
        JsonAnswer.ok(visit, body);
    }

    private static ObjectNode event(Line line) {
        var json = JsonAnswer.object()
                .put("offset", line.offset().value())
                .put("time", line.at().toString())
                .put("type", line.heading().type().shortName());
        line.cause().ifPresent(cause -> json.put("cause", cause.value()));
        var origin = json.putObject("origin").put("site", line.origin().site());
        line.origin().user().ifPresent(user -> origin.put("user", user));
        line.origin().address().ifPresent(address -> origin.put("address", address));
        origin.put("protocol", line.origin().protocol());
        JsonNode data = JsonMapper.shared().readTree(line.data());
        json.set("fact", data.path("fact"));
        return json;
    }
}
