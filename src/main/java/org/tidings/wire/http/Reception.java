package org.tidings.wire.http;

import java.util.Locale;
import java.util.Optional;
import org.tidings.access.Credentials;
import org.tidings.access.Login;
import org.tidings.access.Principal;

/// The login step of an edge: from a request's `Authorization` to who it is from.
public final class Reception {
    private static final String BEARER = "bearer ";

    private final Login login;
    private final Allowance<String> allowance;

    public Reception(Login login) {
        this(login, Allowance.unlimited());
    }

    /// @param allowance how often each user may ask
    public Reception(Login login, Allowance<String> allowance) {
        this.login = login;
        this.allowance = allowance;
    }

    /// @param authorization the value of `Authorization`, if there is one
    /// @param address the sender's network address
    /// @throws RequestRefused when the field says Basic and is not, or this user asks too often
    public Login.Outcome admit(Optional<String> authorization, String address) {
        var outcome = login.login(authorization.map(Reception::credentials).orElseGet(Credentials.None::new), address);
        if (outcome instanceof Login.Welcome(Principal who)) {
            allowance.take(who.name()).ifPresent(wait -> {
                throw RequestRefused.tooOften(wait);
            });
        }
        return outcome;
    }

    private static Credentials credentials(String authorization) {
        Optional<BasicCredentials> basic = BasicCredentials.parse(authorization);
        if (basic.isPresent()) {
            return new Credentials.Password(basic.get().user(), basic.get().password());
        }
        boolean bearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return new Credentials.Token(
                bearer ? authorization.substring(BEARER.length()).strip() : "");
    }
}
