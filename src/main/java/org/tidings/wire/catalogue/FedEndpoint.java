package org.tidings.wire.catalogue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// `GET /fed/{scope}/{name...}`: sends a reader to the best replica of a file, or tells all of them as a metalink.
/// Whether
/// the reader may have it is the site's to say.
final class FedEndpoint implements Endpoint {
    private static final String SOON = "5";
    private static final String LATER = "30";
    private final Catalogue catalogue;
    private final ReplicaRanking ranking;
    private final Redirects redirects;

    FedEndpoint(Catalogue catalogue, ReplicaRanking ranking, Redirects redirects) {
        this.catalogue = catalogue;
        this.ranking = ranking;
        this.redirects = redirects;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        DidRecord file = DidEndpoints.found(catalogue, Asked.did(visit));
        List<ReplicaRanking.Source> sources = ranking.ranked(file);
        if (sources.isEmpty()) {
            throw nothingToRead(file);
        }
        var headers = visit.response().getHeaders();
        headers.put(HttpHeader.VARY, HttpHeader.ACCEPT.asString());
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (wantsMetalink(visit)) {
            new ReplicaMetalink(file, sources).send(visit);
            return;
        }
        ReplicaRanking.Source best = sources.getFirst();
        if (!visit.isHead()) {
            redirects.sent(best.rse().rse());
        }
        headers.put(HttpHeader.LOCATION, best.url().toString());
        visit.empty(HttpStatus.TEMPORARY_REDIRECT_307);
    }

    /// Only who names it: whoever takes anything wants the bytes.
    private static boolean wantsMetalink(Visit visit) {
        String accept = Optional.ofNullable(visit.request().getHeaders().get(HttpHeader.ACCEPT))
                .orElse("");
        return accept.toLowerCase(Locale.ROOT).contains(MediaType.METALINK.wireName())
                && MediaType.best(accept, List.of(MediaType.METALINK)).isPresent();
    }

    private static RequestRefused nothingToRead(DidRecord file) {
        boolean coming = !file.copying().isEmpty();
        String sentence = "No good replica of " + file.did().text() + " can be read now"
                + (coming ? "; one is on its way." : ".");
        return new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE_503, sentence)
                .withField(HttpHeader.RETRY_AFTER, coming ? SOON : LATER);
    }
}
