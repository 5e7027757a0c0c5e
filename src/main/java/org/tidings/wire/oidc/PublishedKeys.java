package org.tidings.wire.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys an issuer publishes: found by OpenID Connect Discovery 1.0, asked again after six hours or when a token
/// names an unknown one, and kept for two days if the issuer is down (WLCG token profile).
public final class PublishedKeys implements JWKSetSource<SecurityContext> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Times USUAL = new Times(Duration.ofHours(6), Duration.ofDays(2), Duration.ofSeconds(30));
    private static final int MOST_BYTES = 1 << 20;

    private final String issuer;
    private final ResourceRetriever web;

    /// How long keys are used without asking, how long while the issuer does not answer, and how often it is asked.
    record Times(Duration fresh, Duration kept, Duration betweenQuestions) {}

    private PublishedKeys(String issuer, ResourceRetriever web) {
        this.issuer = issuer;
        this.web = web;
    }

    /// @param issuer its URL, as in `iss`
    public static JWKSource<SecurityContext> of(String issuer) {
        return of(issuer, USUAL);
    }

    static JWKSource<SecurityContext> of(String issuer, Times times) {
        int patience = (int) PATIENCE.toMillis();
        var web = new DefaultResourceRetriever(patience, patience, MOST_BYTES);
        return JWKSourceBuilder.create(new PublishedKeys(issuer, web))
                .cache(
                        times.fresh().toMillis(),
                        Math.min(2 * PATIENCE.toMillis(), times.fresh().toMillis()))
                .refreshAheadCache(false)
                .rateLimited(times.betweenQuestions().toMillis())
                .outageTolerant(times.kept().toMillis())
                .build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator why, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            Map<String, Object> metadata =
                    JSONObjectUtils.parse(read(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
            if (!issuer.equals(JSONObjectUtils.getString(metadata, "issuer"))) {
                throw new JWKSetRetrievalException("What is at " + issuer + " says it is another issuer.", null);
            }
            String keys = JSONObjectUtils.getString(metadata, "jwks_uri");
            if (keys == null) {
                throw new JWKSetRetrievalException("The issuer " + issuer + " does not say where its keys are.", null);
            }
            if (!keys.startsWith("https://") && !issuer.startsWith("http://")) {
                throw new JWKSetRetrievalException(
                        "The issuer " + issuer + " has its keys where anybody meddles.", null);
            }
            return JWKSet.parse(read(keys));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new JWKSetRetrievalException("The keys of the issuer " + issuer + " cannot be had.", e);
        }
    }

    private String read(String url) throws IOException {
        try {
            return web.retrieveResource(URI.create(url).toURL()).getContent();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
