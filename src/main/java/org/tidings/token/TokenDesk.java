package org.tidings.token;

import java.util.Optional;
import org.tidings.access.Principal;
import org.tidings.access.Tokens;

/// Where every bearer token is shown: says which kind it is, and asks who knows that kind.
public final class TokenDesk implements Tokens {
    private static final int LONGEST = 32 * 1024;

    private final Macaroons macaroons;
    private final WebTokens webTokens;

    public TokenDesk(Macaroons macaroons, WebTokens webTokens) {
        this.macaroons = macaroons;
        this.webTokens = webTokens;
    }

    @Override
    public Optional<Principal> bearer(String token, String address) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        return WebTokens.looksLikeOne(token) ? webTokens.bearer(token) : macaroons.bearer(token, address);
    }
}
