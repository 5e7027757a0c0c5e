package org.tidings.token;

import com.github.nitram509.jmacaroons.CaveatPacket;
import com.github.nitram509.jmacaroons.Macaroon;
import com.github.nitram509.jmacaroons.MacaroonsVerifier;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Grants;
import org.tidings.access.Principal;
import org.tidings.access.Users;
import org.tidings.model.StoragePath;

/// Issues and checks the site's own macaroons (Birgisson et al., NDSS 2014), in the packets of libmacaroons' first
/// format, with the caveats of dCache.
public final class Macaroons {
    private static final int ISSUE_BYTES = 12;
    private static final int SIGNATURE_DIGITS = 64;

    private final String location;
    private final Users users;
    private final Keeping keeping;
    private final InstantSource clock;
    private final SecureRandom random;

    /// What is kept about macaroons.
    ///
    /// @param usual how long one is good if nothing else is wished for
    /// @param longest how long one can be good at most
    public record Keeping(KeyRing keys, Revoked revoked, Duration usual, Duration longest) {}

    public Macaroons(String location, Users users, Keeping keeping, InstantSource clock, SecureRandom random) {
        this.location = location;
        this.users = users;
        this.keeping = keeping;
        this.clock = clock;
        this.random = random;
    }

    /// What somebody wishes for.
    ///
    /// @param path all it is to be good for, and below
    /// @param caveats more lines `key:value`
    /// @param validity how long it is to be good; if empty, as long as is usual
    public record Wish(StoragePath path, List<String> caveats, Optional<Duration> validity) {}

    /// What comes of a wish.
    public sealed interface Outcome {}

    /// @param issue the id to revoke it by
    public record Minted(String text, String issue, Instant until) implements Outcome {
        @Override
        public String toString() {
            return "Minted[" + issue + " until " + until + "]";
        }
    }

    /// @param sentence why not
    public record NotMinted(String sentence) implements Outcome {}

    /// Issues a macaroon that leaves at most what `who` may do now.
    ///
    public Outcome mint(Principal who, Wish wish) {
        Instant now = clock.instant();
        Instant end = now.plus(wish.validity().orElse(keeping.usual())).truncatedTo(ChronoUnit.SECONDS);
        Instant latest = now.plus(keeping.longest());
        if (!end.isAfter(now)
                || end.isAfter(latest)
                || end.isAfter(who.restriction().until())) {
            return new NotMinted("Bad validity value: it is more than nothing, and at most " + keeping.longest()
                    + " and what is left of your own token.");
        }
        String issue = issueId();
        List<String> lines =
                new ArrayList<>(List.of("iid:" + issue, "id:" + Holder.of(who).text(), "before:" + end));
        Optional<List<String>> inherited = inherited(who.restriction());
        if (inherited.isEmpty()) {
            return new NotMinted("What your token leaves cannot be said in caveats.");
        }
        lines.addAll(inherited.get());
        if (!wish.path().isRoot()) {
            lines.add("path:" + wish.path().text());
        }
        lines.addAll(wish.caveats());
        return signed(lines, issue);
    }

    private Outcome signed(List<String> lines, String issue) {
        try {
            Caveats all = Caveats.of(lines);
            KeyRing.Key key = keeping.keys().current();
            var macaroon = Macaroon.builder(location, key.secret(), key.id());
            lines.forEach(macaroon::addCaveat);
            return new Minted(macaroon.build().serialize(), issue, all.before());
        } catch (IllegalArgumentException bad) {
            return new NotMinted("Bad requested caveat: " + bad.getMessage());
        }
    }

    /// The restriction of whoever asks, as caveats; empty if it cannot be said so.
    private static Optional<List<String>> inherited(Principal.Restriction restriction) {
        if (restriction == Principal.Restriction.NONE) {
            return Optional.of(List.of());
        }
        if (restriction instanceof Grants less && less.grants().size() == 1) {
            return Optional.of(Lines.of(less.grants().getFirst()));
        }
        return Optional.empty();
    }

    /// Whom this macaroon speaks for, if it is one of ours and good here and now.
    public Optional<Principal> bearer(String text, String address) {
        return read(text)
                .filter(this::isSignedByUs)
                .flatMap(Macaroons::caveats)
                .filter(caveats -> isGood(caveats, address))
                .flatMap(this::bearer);
    }

    private Optional<Principal> bearer(Caveats caveats) {
        return caveats.holder()
                .flatMap(holder -> users.named(holder.name()).filter(user -> user.uid() == holder.uid()))
                .map(user -> user.asPrincipal().restrictedTo(caveats.grants()));
    }

    private boolean isGood(Caveats caveats, String address) {
        boolean revoked = caveats.issue().map(keeping.revoked()::contains).orElse(true);
        return !revoked && clock.instant().isBefore(caveats.before()) && caveats.allowsFrom(address);
    }

    private boolean isSignedByUs(Macaroon macaroon) {
        return keeping.keys()
                .named(macaroon.identifier)
                .filter(key -> new MacaroonsVerifier(macaroon)
                        .satisfyGeneral(judgedLater -> true)
                        .isValid(key.secret()))
                .isPresent();
    }

    /// The library breaks in many ways on what is not a macaroon.
    static Optional<Macaroon> read(String text) {
        try {
            Macaroon macaroon = Macaroon.deserialize(text);
            return Optional.of(macaroon).filter(Macaroons::isWhole);
        } catch (RuntimeException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Macaroon macaroon) {
        return macaroon.identifier != null
                && macaroon.location != null
                && macaroon.signature != null
                && macaroon.signature.length() == SIGNATURE_DIGITS;
    }

    private static Optional<Caveats> caveats(Macaroon macaroon) {
        boolean firstParty =
                Arrays.stream(macaroon.caveatPackets).allMatch(packet -> packet.getType() == CaveatPacket.Type.cid);
        try {
            return firstParty ? Optional.of(Caveats.of(Lines.of(macaroon))) : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private String issueId() {
        byte[] id = new byte[ISSUE_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().encodeToString(id);
    }
}
