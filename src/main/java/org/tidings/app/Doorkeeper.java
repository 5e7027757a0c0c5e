package org.tidings.app;

import java.time.Duration;
import java.util.Optional;
import org.tidings.access.Credentials;
import org.tidings.access.Login;
import org.tidings.wire.api.Gate;
import org.tidings.wire.http.BasicCredentials;
import org.tidings.wire.http.Reception;
import org.tidings.wire.http.RequestRefused;

/// The login step of both edges: one [Login], asked in the words of each.
final class Doorkeeper implements Reception, Gate {
    private final Login login;

    Doorkeeper(Login login) {
        this.login = login;
    }

    @Override
    public Admission admit(Optional<String> authorization, String address) {
        return switch (login.login(credentials(authorization), address)) {
            case Login.Welcome welcome -> new Admission.Admitted(welcome.principal());
            case Login.CredentialsNeeded needed -> new Admission.Unknown("Log in with a user's name and password.");
            case Login.CredentialsWrong wrong -> new Admission.Unknown("There is no such user with that password.");
            case Login.TooManyFailures many -> new Admission.TooManyTries(many.retryAfter());
        };
    }

    @Override
    public Answer ask(Optional<String> authorization, String address) {
        try {
            return switch (admit(authorization, address)) {
                case Admission.Admitted admitted -> new Answer.Known(admitted.principal());
                case Admission.Unknown unknown -> new Answer.Unknown();
                case Admission.TooManyTries tries -> new Answer.TooOften(seconds(tries.patience()));
            };
        } catch (RequestRefused malformed) {
            return new Answer.Unknown();
        }
    }

    private static long seconds(Duration patience) {
        return Math.max(1, patience.plusMillis(999).toSeconds());
    }

    /// What a scheme we do not speak shows counts as a token nobody knows.
    private static Credentials credentials(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return new Credentials.None();
        }
        return BasicCredentials.parse(authorization.get())
                .<Credentials>map(basic -> new Credentials.Password(basic.user(), basic.password()))
                .orElseGet(() -> new Credentials.Token(authorization.get()));
    }
}
