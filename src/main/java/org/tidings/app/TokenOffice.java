package org.tidings.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.token.KeyRing;
import org.tidings.token.Macaroons;
import org.tidings.token.Revoked;
import org.tidings.token.Signatures;
import org.tidings.token.TokenDesk;
import org.tidings.token.WebTokens;
import org.tidings.wire.oidc.PublishedKeys;

/// A site's tokens, wired: what issues them and what checks them.
public record TokenOffice(Macaroons macaroons, TokenDesk desk) {
    static final String MACAROON_KEYS = "macaroon-keys";
    static final String REVOKED = "revoked-tokens";

    static TokenOffice open(Config config, Users users, InstantSource clock, SecureRandom random) {
        Revoked revoked = revoked(config, clock);
        var tokens = config.access().tokens();
        var keys = new KeyRing(config.site().directory().resolve(MACAROON_KEYS), tokens.longest(), clock, random);
        var keeping = new Macaroons.Keeping(keys, revoked, tokens.usual(), tokens.longest());
        var macaroons = new Macaroons(config.site().name(), users, keeping, clock, random);
        List<WebTokens.Trusted> trusted = config.access().issuers().stream()
                .map(issuer -> Signatures.of(issuer, PublishedKeys.of(issuer.url()), clock))
                .toList();
        return new TokenOffice(macaroons, new TokenDesk(macaroons, new WebTokens(trusted, users, revoked, clock)));
    }

    /// The ids of a site's tokens that are not good any more.
    public static Revoked revoked(Config config, InstantSource clock) {
        return new Revoked(config.site().directory().resolve(REVOKED), clock);
    }
}
