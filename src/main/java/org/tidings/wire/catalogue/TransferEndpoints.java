package org.tidings.wire.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.Catalogue.Way;
import org.tidings.catalogue.Copying;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// What is on its way: `/transfers`, those that run first.
final class TransferEndpoints {
    /// Whatever is due at all is due by then.
    private static final Instant SOME_DAY = Instant.parse("9999-12-31T00:00:00Z");

    private static final List<Copying.State> RUNNING_FIRST =
            List.of(Copying.State.RUNNING, Copying.State.ARRIVED, Copying.State.WAITING);
    private final Catalogue catalogue;

    TransferEndpoints(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void list(Visit visit) {
        Asked asked = Asked.of(visit, "state", "limit");
        List<Copying.State> states =
                asked.word("state", Copying.State.class).map(List::of).orElse(RUNNING_FIRST);
        int limit = asked.limit();
        var shown = new ArrayList<ObjectNode>();
        for (Copying.State state : states) {
            if (shown.size() < limit) {
                catalogue
                        .due(state, SOME_DAY, limit - shown.size())
                        .forEach(way -> row(way, state).ifPresent(shown::add));
            }
        }
        var body = JsonAnswer.object();
        PlaceEndpoints.putTransfers(body, catalogue);
        var counts = body.remove("transfers");
        body.putArray("transfers").addAll(shown);
        body.set("counts", counts);
        JsonAnswer.ok(visit, body);
    }

    /// Nothing if it is over, or in another state, by now.
    private Optional<ObjectNode> row(Way way, Copying.State state) {
        return catalogue
                .find(way.did())
                .map(record -> record.copying().get(way.rse()))
                .filter(copy -> copy.state() == state)
                .map(copy -> {
                    var json = JsonAnswer.object().put("did", way.did().text());
                    json.setAll(DidJson.copying(way.rse(), copy));
                    return json;
                });
    }
}
