package org.tidings.wire.dav;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.tidings.access.Principal;
import org.tidings.token.Macaroons;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.JsonBody;
import org.tidings.wire.http.RequestRefused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// POST of a macaroon request (dCache): a token for less than the asker may do, at this path and below.
record MacaroonMethod(Macaroons macaroons, InstantSource clock) implements DavMethod {
    static final String MEDIA_TYPE = "application/macaroon-request";
    private static final Set<String> MEMBERS = Set.of("caveats", "validity");
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (!MEDIA_TYPE.equals(exchange.field("Content-Type"))) {
            throw new RequestRefused(
                    RequestRefused.UNSUPPORTED_MEDIA_TYPE, "A POST here asks for a macaroon, as " + MEDIA_TYPE + ".");
        }
        Principal who = exchange.caller().principal();
        if (who.isAnonymous()) {
            Answer.challenge(exchange.response(), "Authentication required.", exchange.callback());
            return;
        }
        switch (macaroons.mint(who, wish(exchange))) {
            case Macaroons.NotMinted not -> exchange.answer(400, not.sentence());
            case Macaroons.Minted minted -> tell(exchange, minted);
        }
    }

    private static Macaroons.Wish wish(Exchange exchange) throws IOException {
        JsonNode wish = JsonBody.read(exchange.request()).orElseGet(JSON::createObjectNode);
        try {
            return new Macaroons.Wish(exchange.path(), caveats(wish), validity(wish));
        } catch (DateTimeParseException notADuration) {
            throw RequestRefused.malformed("Bad validity value: it is a duration like PT30M.");
        }
    }

    /// Whatever is not understood would leave more than was meant, so it is refused.
    private static List<String> caveats(JsonNode wish) {
        if (!wish.isObject() || !MEMBERS.containsAll(wish.propertyNames())) {
            throw RequestRefused.malformed(
                    "Unable to parse JSON: a macaroon request is an object of 'caveats' and 'validity'.");
        }
        JsonNode lines = wish.path("caveats");
        if (!lines.isMissingNode() && !lines.isArray() || lines.valueStream().anyMatch(line -> !line.isString())) {
            throw RequestRefused.malformed("Bad requested caveat: 'caveats' is a list of texts key:value.");
        }
        return lines.valueStream().map(JsonNode::stringValue).toList();
    }

    private static Optional<Duration> validity(JsonNode wish) {
        JsonNode validity = wish.path("validity");
        if (!validity.isMissingNode() && !validity.isString()) {
            throw RequestRefused.malformed("Bad validity value: it is a text, a duration like PT30M.");
        }
        return validity.isMissingNode() ? Optional.empty() : Optional.of(Duration.parse(validity.stringValue()));
    }

    private void tell(Exchange exchange, Macaroons.Minted minted) throws IOException {
        HttpURI asked = exchange.request().getHttpURI();
        boolean directory = exchange.target().namesDirectory();
        String target = url(asked, exchange.href(exchange.path(), directory));
        String bearersTarget =
                url(asked, Addresses.of(minted.bearer(), exchange.request()).href(exchange.path(), directory));
        String base = url(asked, "/");
        String query = "?" + Answer.QUERY_TOKEN + "=" + minted.text();
        Map<String, String> uri = new LinkedHashMap<>();
        uri.put("target", target);
        uri.put("targetWithMacaroon", bearersTarget + query);
        uri.put("base", base);
        uri.put("baseWithMacaroon", base + query);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("macaroon", minted.text());
        told.put("expires_in", Duration.between(clock.instant(), minted.until()).toSeconds());
        told.put("uri", uri);
        exchange.put(HttpHeader.CACHE_CONTROL.asString(), "no-store");
        try (var out = exchange.stream(200, "application/json")) {
            out.write(JSON.writeValueAsBytes(told));
        }
        exchange.done();
    }

    private static String url(HttpURI asked, String path) {
        return HttpURI.build(asked).path(path).query(null).asString();
    }
}
