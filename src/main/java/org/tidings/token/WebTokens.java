package org.tidings.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.access.Grants;
import org.tidings.access.Principal;
import org.tidings.access.Users;

/// Checks JSON Web Tokens (RFC 7519) of trusted issuers as the WLCG token profile asks, and finds the user of the site
/// they speak for.
///
/// To verify a signature is slow, so a token that was good is remembered, by its hash, until it ends; who its
/// subject is here, and whether it was revoked, is asked each time.
public final class WebTokens {
    private static final Logger LOG = LoggerFactory.getLogger(WebTokens.class);
    private static final long MOST_REMEMBERED_CHARACTERS = 32L << 20;
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final Map<String, Trusted> trusted = new HashMap<>();
    private final Users users;
    private final Revoked revoked;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Verified> verified = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED_CHARACTERS)
            .weigher((ByteBuffer hash, Verified token) -> token.characters())
            .build();
    private volatile Instant complainAgain = Instant.MIN;

    /// An issuer, and what checks signatures and times for it.
    public record Trusted(Issuer issuer, JWTProcessor<SecurityContext> processor) {}

    /// @param characters of its text
    private record Verified(Trusted by, JWTClaimsSet claims, int characters) {
        /// Clocks differ: by ours it may end a little later.
        Instant until() {
            return claims.getExpirationTime().toInstant().plusSeconds(Signatures.CLOCK_SKEW_SECONDS);
        }
    }

    public WebTokens(List<Trusted> trusted, Users users, Revoked revoked, InstantSource clock) {
        trusted.forEach(one -> this.trusted.put(one.issuer().url(), one));
        this.users = users;
        this.revoked = revoked;
        this.clock = clock;
    }

    /// Whether a token has the three parts of a signed JSON Web Token.
    static boolean looksLikeOne(String token) {
        return token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2;
    }

    Optional<Principal> bearer(String token) {
        ByteBuffer hash = hash(token);
        Optional<Verified> known = Optional.ofNullable(verified.getIfPresent(hash))
                .filter(one -> one.until().isAfter(clock.instant()));
        Optional<Verified> good = known.or(() -> verify(token));
        good.ifPresent(one -> verified.put(hash, one));
        return good.flatMap(this::bearer);
    }

    private Optional<Verified> verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Trusted by = trusted.get(String.valueOf(jwt.getJWTClaimsSet().getIssuer()));
            return by == null
                    ? Optional.empty()
                    : Optional.of(new Verified(by, by.processor().process(jwt, null), token.length()));
        } catch (ParseException | BadJOSEException bad) {
            return Optional.empty();
        } catch (JOSEException broken) {
            complain(broken);
            return Optional.empty();
        }
    }

    /// Anybody can make tokens that cannot be checked, so not each is worth a line.
    private void complain(JOSEException broken) {
        Instant now = clock.instant();
        if (!now.isBefore(complainAgain)) {
            complainAgain = now.plus(BETWEEN_COMPLAINTS);
            LOG.warn("A token could not be checked: {}", broken.getMessage());
        }
    }

    private Optional<Principal> bearer(Verified token) {
        try {
            JWTClaimsSet claims = token.claims();
            if (isRevoked(claims)) {
                return Optional.empty();
            }
            Issuer issuer = token.by().issuer();
            Optional<Grants> capabilities = capabilities(token);
            List<String> groups = capabilities.isPresent() ? List.of() : groups(claims);
            return issuer.userOf(claims.getSubject(), groups)
                    .flatMap(users::named)
                    .map(user -> user.asPrincipal()
                            .restrictedTo(new Revocable(
                                    capabilities.orElseGet(() -> Grants.everything(token.until())),
                                    () -> isRevoked(claims))));
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isRevoked(JWTClaimsSet claims) {
        return claims.getJWTID() != null && revoked.contains(claims.getJWTID());
    }

    private static Optional<Grants> capabilities(Verified token) throws ParseException {
        JWTClaimsSet claims = token.claims();
        String scope = claims.getStringClaim("scope");
        Optional<Grants> grants = scope == null
                ? Optional.empty()
                : Scopes.grants(scope, token.by().issuer().base(), token.until());
        if (grants.isPresent() && !saysProfile(claims)) {
            throw new IllegalArgumentException("Capabilities are those of the WLCG profile, which it does not name.");
        }
        return grants;
    }

    private static boolean saysProfile(JWTClaimsSet claims) throws ParseException {
        String version = claims.getStringClaim("wlcg.ver");
        return version != null && version.startsWith("1.");
    }

    private static List<String> groups(JWTClaimsSet claims) throws ParseException {
        List<String> groups = claims.getStringListClaim("wlcg.groups");
        return groups == null ? List.of() : groups;
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
