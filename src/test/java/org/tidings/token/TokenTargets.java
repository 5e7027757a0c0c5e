package org.tidings.token;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.fuzz.Target;
import org.tidings.model.StoragePath;

/// Bearer tokens and what they say. The site has issued a few; nothing that is like them may be good, but for one of
/// them with more caveats.
public final class TokenTargets {
    private static final StoragePath BASE = new StoragePath("/base");

    private TokenTargets() {}

    public static List<Target> all() {
        var office = new Office();
        return List.of(
                Target.ofText(
                                "macaroon",
                                office.issued,
                                List.of("0011", "cid ", "vid ", "cl ", "signature ", "identifier ", "location "),
                                office::macaroon)
                        .upTo(8192),
                Target.ofText(
                                "web-token",
                                List.of(
                                        "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlLyIsInN1YiI6ImEifQ.",
                                        "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlLyJ9.AAAA"),
                                List.of("eyJ", ".", "eyJhbGciOiJub25lIn0", "eyJ6aXAiOiJERUYifQ", "fQ"),
                                text -> promise(
                                        office.desk
                                                .bearer("eyJ" + text, "192.0.2.1")
                                                .isEmpty(),
                                        "nobody can make a token of an issuer"))
                        .upTo(8192),
                Target.ofText(
                        "caveats",
                        List.of(
                                "iid:x\n"
                                        + "id:1001;1001,100;alice\n"
                                        + "before:2026-01-02T00:00:00Z\n"
                                        + "path:/data\n"
                                        + "activity:LIST,DOWNLOAD\n"
                                        + "ip:192.0.2.0/24,::1",
                                "path:/a\npath:/b\nactivity:LIST",
                                "root:/a\nhome:/b\npath:/b/c\nmax-upload:1000"),
                        List.of(
                                "iid:",
                                "id:",
                                "before:",
                                "path:",
                                "activity:",
                                "root:",
                                "home:",
                                "max-upload:",
                                "ip:",
                                "MANAGE",
                                "/../",
                                "::/0",
                                "0.0.0.0/0"),
                        TokenTargets::caveats),
                Target.ofText(
                        "scopes",
                        List.of(
                                "storage.read:/a storage.create:/b%20c/ openid",
                                "storage.modify:/", "storage.stage:/x"),
                        List.of("storage.", "read:", "create:", "modify:", "%2F", "%2e%2e", "..", "+"),
                        TokenTargets::scopes));
    }

    private static void caveats(String text) {
        Caveats all = Caveats.NONE;
        for (String line : text.split("\n")) {
            Caveats before = all;
            Optional<Caveats> after = unless(IllegalArgumentException.class, () -> before.and(line));
            if (after.isEmpty()) {
                return;
            }
            all = after.get();
            promise(all.bounds().path().isAtOrBelow(before.bounds().path()), "a path only goes down");
            promise(all.bounds().root().isAtOrBelow(before.bounds().root()), "a root only goes down");
            promise(all.mostUploaded() <= before.mostUploaded(), "uploads only become smaller");
            promise(before.activities().containsAll(all.activities()), "activities only become fewer");
            promise(!all.before().isAfter(before.before()), "the end only comes nearer");
            promise(before.allowsFrom("192.0.2.1") || !all.allowsFrom("192.0.2.1"), "addresses only become fewer");
            all.allowsFrom("::1");
            Caveats now = all;
            unless(IllegalArgumentException.class, () -> Caveats.of(now.lines()))
                    .ifPresent(same -> promise(
                            same.bounds().equals(now.bounds())
                                    && same.activities().equals(now.activities())
                                    && same.from().equals(now.from())
                                    && same.mostUploaded() == now.mostUploaded(),
                            "caveats for another macaroon leave the same: " + now + " and " + same));
        }
    }

    private static void scopes(String text) {
        unless(IllegalArgumentException.class, () -> Scopes.grants(text, BASE, Instant.MAX))
                .flatMap(grants -> grants)
                .ifPresent(grants -> promise(
                        grants.grants().stream().allMatch(grant -> grant.under().isAtOrBelow(BASE)),
                        "every grant is below the issuer's base"));
    }

    /// A site that has issued macaroons.
    private static final class Office {
        private final Site site;
        private final TokenDesk desk;
        private final List<String> issued;

        Office() {
            try {
                site = new Site(Files.createTempDirectory("tidings-fuzz-"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            desk = new TokenDesk(site.macaroons, new WebTokens(List.of(), site.users, site.revoked, site.clock));
            Principal alice = site.users.named("alice").orElseThrow().asPrincipal();
            issued = List.of(
                    mint(alice, "/", List.of()),
                    mint(alice, "/data", List.of("activity:LIST,DOWNLOAD", "ip:192.0.2.0/24")),
                    mint(alice, "/data", List.of("activity:UPLOAD")));
        }

        private String mint(Principal who, String path, List<String> caveats) {
            var wish = new Macaroons.Wish(new StoragePath(path), caveats, Optional.of(Duration.ofHours(1)));
            return ((Macaroons.Minted) site.macaroons.mint(who, wish)).text();
        }

        void macaroon(String text) {
            Optional<MacaroonText> read = MacaroonText.read(text);
            if (desk.bearer(text, "192.0.2.1").isPresent()) {
                List<String> lines = read.orElseThrow().caveats();
                promise(
                        issued.stream()
                                .map(one -> MacaroonText.read(one).orElseThrow().caveats())
                                .anyMatch(ours -> lines.size() >= ours.size()
                                        && lines.subList(0, ours.size()).equals(ours)),
                        "only what was issued, maybe with more caveats, is good");
            }
            read.ifPresent(one -> unless(
                            IllegalArgumentException.class, () -> one.narrowedBy(List.of("activity:" + Activity.LIST)))
                    .ifPresent(narrowed -> promiseEqual(
                            MacaroonText.read(narrowed).orElseThrow().caveats().getLast(),
                            "activity:LIST",
                            "a narrowed macaroon ends with the new caveat")));
        }
    }
}
