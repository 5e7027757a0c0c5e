package org.tidings.wire.http;

import java.util.Locale;
import java.util.Optional;
import org.tidings.access.Credentials;
import org.tidings.access.Login;

/// The login step of an edge: from a request's `Authorization` to who it is from.
public final class Reception {
    private static final String BEARER = "bearer ";

    private final Login login;

    public Reception(Login login) {
        this.login = login;
    }

    /// @param authorization the value of `Authorization`, if there is one
    /// @param address the sender's network address
    /// @throws RequestRefused when the field says Basic and is not
    public Login.Outcome admit(Optional<String> authorization, String address) {
        return login.login(authorization.map(Reception::credentials).orElseGet(Credentials.None::new), address);
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
