package org.tidings.wire.http;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Credentials;
import org.tidings.access.Login;
import org.tidings.access.Principal;

/// The login step of an edge: from a request's `Authorization` to who it is from.
public final class Reception {
    private static final String BEARER = "Bearer ";

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
        var outcome = login(authorization, address);
        if (outcome instanceof Login.Welcome(Principal who) && !who.isAnonymous()) {
            allowance.take(who.name()).ifPresent(wait -> {
                throw RequestRefused.tooOften(wait);
            });
        }
        return outcome;
    }

    private Login.Outcome login(Optional<String> authorization, String address) {
        if (authorization.isEmpty()) {
            return login.login(new Credentials.None(), address);
        }
        return BasicCredentials.parse(authorization.get())
                .map(basic -> byPassword(basic, address))
                .orElseGet(() -> login.login(token(authorization.get()), address));
    }

    /// A name may say the roles it wants, as dCache has it: `alice#admin`. Who has not got one of them is not let in.
    private Login.Outcome byPassword(BasicCredentials basic, String address) {
        int hash = basic.user().indexOf('#');
        String name = hash < 0 ? basic.user() : basic.user().substring(0, hash);
        Set<String> wanted = hash < 0
                ? Set.of()
                : new HashSet<>(List.of(basic.user().substring(hash + 1).split(",")));
        Login.Outcome outcome = login.login(new Credentials.Password(name, basic.password()), address);
        return outcome instanceof Login.Welcome(Principal who) && !has(who, wanted)
                ? new Login.CredentialsWrong()
                : outcome;
    }

    private static boolean has(Principal who, Set<String> roles) {
        return roles.isEmpty() || who.admin() && roles.equals(Set.of("admin"));
    }

    private static Credentials token(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return new Credentials.Token(
                bearer ? authorization.substring(BEARER.length()).strip() : "");
    }
}
