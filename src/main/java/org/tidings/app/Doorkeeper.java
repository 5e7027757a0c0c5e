package org.tidings.app;

import java.time.Duration;
import java.util.Optional;
import org.tidings.access.Login;
import org.tidings.wire.api.Gate;
import org.tidings.wire.http.Reception;
import org.tidings.wire.http.RequestRefused;

/// The login step of the door, asked in the words of the API.
final class Doorkeeper implements Gate {
    private final Reception reception;

    Doorkeeper(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Answer ask(Optional<String> authorization, String address) {
        try {
            return switch (reception.admit(authorization, address)) {
                case Login.Welcome welcome -> new Answer.Known(welcome.principal());
                case Login.CredentialsNeeded needed -> new Answer.Unknown();
                case Login.CredentialsWrong wrong -> new Answer.Unknown();
                case Login.TooManyFailures many -> new Answer.TooOften(seconds(many.retryAfter()));
            };
        } catch (RequestRefused refused) {
            if (refused.status() == RequestRefused.TOO_MANY_REQUESTS) {
                throw refused;
            }
            return new Answer.Unknown();
        }
    }

    private static long seconds(Duration patience) {
        return Math.max(1, patience.plusMillis(999).toSeconds());
    }
}
