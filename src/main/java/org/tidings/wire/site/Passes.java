package org.tidings.wire.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.Credentials;

/// What one site shows to another in a copy: a macaroon for one directory and one activity, kept while it is good.
///
/// A site that issues none is shown our own credentials there.
final class Passes {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Duration KEPT_FOR = Duration.ofMinutes(30);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<For, Pass> passes = new HashMap<>();

    private record For(Rse rse, StoragePath directory, String activity) {}

    private record Pass(Credentials credentials, Instant until) {}

    Passes(InstantSource clock) {
        this.clock = clock;
    }

    /// @param activity as macaroons have it, `DOWNLOAD` or `UPLOAD`
    Answer<Optional<Credentials>> of(Rse rse, Partner partner, StoragePath path, String activity) {
        if (!partner.macaroons() || partner.credentials().isEmpty()) {
            return new Answer.Done<>(partner.credentials());
        }
        var wanted = new For(rse, path.parent(), activity);
        Optional<Pass> known = known(wanted);
        if (known.isPresent()) {
            return new Answer.Done<>(known.map(Pass::credentials));
        }
        return partner.files()
                .macaroon(path.parent(), List.of("activity:" + activity), Optional.of(GOOD_FOR))
                .map(text -> Optional.of(keep(wanted, new Credentials.Token(text))));
    }

    private synchronized Optional<Pass> known(For wanted) {
        return Optional.ofNullable(passes.get(wanted))
                .filter(pass -> clock.instant().isBefore(pass.until()));
    }

    private synchronized Credentials keep(For wanted, Credentials credentials) {
        if (passes.size() >= MOST) {
            passes.clear();
        }
        passes.put(wanted, new Pass(credentials, clock.instant().plus(KEPT_FOR)));
        return credentials;
    }
}
