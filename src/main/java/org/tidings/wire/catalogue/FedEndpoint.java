package org.tidings.wire.catalogue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.tidings.catalogue.Catalogue;
import org.tidings.catalogue.DidRecord;
import org.tidings.model.Rse;
import org.tidings.wire.http.Endpoint;
import org.tidings.wire.http.MediaType;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// `GET /fed/{scope}/{name...}?without=`: sends a reader to the best replica of a file, or tells all of them as a
/// metalink. Whether the reader may have it is the site's to say; an operator is given a token for that one file.
final class FedEndpoint implements Endpoint {
    private static final String SOON = "5";
    private static final String LATER = "30";
    private final Catalogue catalogue;
    private final ReplicaRanking ranking;
    private final Redirects redirects;
    private final ReplicaUrls urls;

    FedEndpoint(Catalogue catalogue, ReplicaRanking ranking, Redirects redirects, ReplicaUrls urls) {
        this.catalogue = catalogue;
        this.ranking = ranking;
        this.redirects = redirects;
        this.urls = urls;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        DidRecord file = DidEndpoints.found(catalogue, Asked.did(visit));
        Optional<Rse> without = Asked.of(visit, "without").rse("without");
        List<ReplicaRanking.Source> sources = ranking.ranked(file).stream()
                .filter(source -> !without.equals(Optional.of(source.rse().rse())))
                .toList();
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
        headers.put(HttpHeader.LOCATION, address(visit, file, best).toString());
        visit.empty(HttpStatus.TEMPORARY_REDIRECT_307);
    }

    /// A site that asks for its reader shows that it is an operator; what it hands on is good for this file alone.
    private URI address(Visit visit, DidRecord file, ReplicaRanking.Source best) {
        if (!visit.who().isOperator() || visit.isHead()) {
            return best.url();
        }
        Rse rse = best.rse().rse();
        return Optional.ofNullable(file.replicas().get(rse))
                .flatMap(replica -> urls.withPass(rse, replica.holding().path()))
                .orElse(best.url());
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
