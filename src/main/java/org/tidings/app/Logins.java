package org.tidings.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tidings.config.Config;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.Endpoint;

/// As whom we come to other sites.
final class Logins {
    private Logins() {}

    /// An edge of another site, with what we show there.
    ///
    /// @throws CannotStart when a file that should hold a secret does not
    static Endpoint at(URI base, Config.PartnerLogin login) {
        return Endpoint.at(base, credentials(login), login.authority());
    }

    private static Optional<Credentials> credentials(Config.PartnerLogin login) {
        return login.user()
                .<Credentials>flatMap(
                        user -> login.passwordFile().map(file -> new Credentials.Password(user, firstLine(file))))
                .or(() -> login.tokenFile().map(file -> new Credentials.Token(firstLine(file))));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow(() -> new CannotStart(file + " is empty: it should hold a secret."));
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + Sentences.of(e) + ".", e);
        }
    }
}
