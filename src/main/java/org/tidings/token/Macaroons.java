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
    /// @param path all it is to be good for, and below; a path of the namespace
    /// @param caveats more lines `key:value`
    /// @param validity how long it is to be good; if empty, as long as is usual
    public record Wish(StoragePath path, List<String> caveats, Optional<Duration> validity) {}

    /// What comes of a wish.
    public sealed interface Outcome {}

    /// @param issue the id to revoke it by
    /// @param bearer whom it speaks for
    public record Minted(String text, String issue, Instant until, Principal bearer) implements Outcome {
        @Override
        public String toString() {
            return "Minted[" + issue + " until " + until + "]";
        }
    }

    /// @param sentence why not
    public record NotMinted(String sentence) implements Outcome {}

    /// Issues a macaroon that leaves at most what `who` may do now.
    public Outcome mint(Principal who, Wish wish) {
        Instant now = clock.instant();
        Optional<Instant> end = end(now, wish.validity(), who.restriction().until());
        if (end.isEmpty()) {
            return new NotMinted("Bad validity value: it is more than nothing, and at most " + keeping.longest()
                    + " and what is left of your own token.");
        }
        Optional<Caveats> inherited = inherited(who.restriction());
        if (inherited.isEmpty()) {
            return new NotMinted("What your token leaves cannot be said in caveats.");
        }
        String issue = issueId();
        List<String> lines =
                new ArrayList<>(List.of("iid:" + issue, "id:" + Holder.of(who).text(), "before:" + end.get()));
        try {
            lines.addAll(inherited.get().lines());
            lines.addAll(narrowing(inherited.get().bounds().path(), wish.path()));
            lines.addAll(wish.caveats());
            Caveats all = Caveats.of(lines);
            KeyRing.Key key = keeping.keys().current();
            var macaroon = Macaroon.builder(location, key.secret(), key.id());
            lines.forEach(macaroon::addCaveat);
            return new Minted(macaroon.build().serialize(), issue, all.before(), restricted(who, all, issue));
        } catch (IllegalArgumentException bad) {
            return new NotMinted("Bad requested caveat: " + bad.getMessage());
        }
    }

    /// When it ends; empty if that is more than may be asked for. Who asks for nothing gets what is left.
    private Optional<Instant> end(Instant now, Optional<Duration> asked, Instant ownEnd) {
        Duration left = Duration.between(
                now, ownEnd.isBefore(now.plus(keeping.longest())) ? ownEnd : now.plus(keeping.longest()));
        Duration wanted = asked.orElse(keeping.usual().compareTo(left) < 0 ? keeping.usual() : left);
        Instant end = wanted.compareTo(left) > 0 ? now : now.plus(wanted).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(end).filter(some -> some.isAfter(now));
    }

    /// The restriction of whoever asks, as caveats; empty if it cannot be said so.
    private static Optional<Caveats> inherited(Principal.Restriction restriction) {
        return switch (restriction) {
            case Revocable(Principal.Restriction less, var revoked) -> inherited(less);
            case Caveats same -> Optional.of(same);
            case Grants(List<Grants.Grant> grants, Instant until)
            when grants.size() == 1 && !grants.getFirst().directory() ->
                Optional.of(Caveats.of(Lines.of(grants.getFirst())));
            default -> Optional.of(Caveats.NONE).filter(all -> restriction == Principal.Restriction.NONE);
        };
    }

    /// The caveat that takes from what is good for `inherited` what is not good for `wish`.
    ///
    /// @throws IllegalArgumentException with a sentence, when nothing would be left
    private static List<String> narrowing(StoragePath inherited, StoragePath wish) {
        if (inherited.isAtOrBelow(wish)) {
            return List.of();
        }
        if (!wish.isAtOrBelow(inherited)) {
            throw new IllegalArgumentException("Your own token is not good for this path.");
        }
        return List.of("path:" + wish.moved(inherited, StoragePath.ROOT).text());
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
        return caveats.said()
                .holder()
                .flatMap(holder -> users.named(holder.name()).filter(user -> user.uid() == holder.uid()))
                .map(user -> restricted(
                        user.asPrincipal(), caveats, caveats.said().issue().orElseThrow()));
    }

    /// Whose own home cannot be seen from their root is at home there.
    private Principal restricted(Principal who, Caveats caveats, String issue) {
        StoragePath usual = who.home().isAtOrBelow(caveats.root()) ? who.home() : caveats.root();
        return who.restrictedTo(new Revocable(caveats, () -> keeping.revoked().contains(issue)))
                .atHome(caveats.bounds().home().orElse(usual));
    }

    private boolean isGood(Caveats caveats, String address) {
        boolean revoked =
                caveats.said().issue().map(keeping.revoked()::contains).orElse(true);
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
