package org.tidings.wire.catalogue;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Did;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;
import org.tidings.wire.json.JsonAnswer;

/// Files at many sites: `/dids`, `/dids/{scope}/{name...}`.
final class DidEndpoints {
    private final Catalogue catalogue;
    private final DidJson json;

    DidEndpoints(Catalogue catalogue, ReplicaUrls urls) {
        this.catalogue = catalogue;
        this.json = new DidJson(urls);
    }

    /// A page, in order; `next`, if there are more, is what to give as `after`.
    void list(Visit visit) {
        Asked asked = Asked.of(visit, "scope", "prefix", "after", "limit");
        int limit = asked.limit();
        List<DidRecord> found = found(asked, limit + 1);
        var body = JsonAnswer.object();
        var dids = body.putArray("dids");
        List<DidRecord> page = found.subList(0, Math.min(limit, found.size()));
        page.forEach(record -> dids.add(DidJson.line(record)));
        if (found.size() > limit) {
            body.put("next", page.getLast().did().text());
        }
        JsonAnswer.ok(visit, body);
    }

    private List<DidRecord> found(Asked asked, int limit) {
        Optional<String> scope = asked.partOfDid("scope");
        Optional<String> prefix = asked.partOfDid("prefix");
        Optional<Did> after = asked.did("after");
        if (scope.isEmpty() && prefix.isPresent()) {
            throw Problem.ofParameter("prefix", "It is of names in a scope: say which with 'scope'.");
        }
        return scope.map(s -> catalogue.list(s, prefix.orElse(""), after, limit))
                .orElseGet(() -> catalogue.list(after, limit));
    }

    void look(Visit visit) {
        Asked.of(visit);
        JsonAnswer.ok(visit, json.whole(found(catalogue, Asked.did(visit))));
    }

    /// @throws RequestRefused with 404
    static DidRecord found(Catalogue catalogue, Did did) {
        return catalogue
                .find(did)
                .orElseThrow(() -> new RequestRefused(
                        HttpStatus.NOT_FOUND_404, "The catalogue knows no file " + did.text() + "."));
    }
}
