package org.tidings.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.nitram509.jmacaroons.Macaroon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.access.Users;
import org.tidings.model.StoragePath;

class MacaroonsTest {
    private static final String HERE = "127.0.0.1";

    @TempDir
    Path directory;

    private Site site;

    @BeforeEach
    void open() {
        site = new Site(directory);
    }

    private Principal alice() {
        return site.users.named("alice").orElseThrow().asPrincipal();
    }

    private Macaroons.Minted minted(Principal who, String path, String... caveats) {
        var wish = new Macaroons.Wish(new StoragePath(path), List.of(caveats), Optional.of(Duration.ofHours(1)));
        return (Macaroons.Minted) site.macaroons.mint(who, wish);
    }

    private Optional<Principal> shown(String text) {
        return site.macaroons.bearer(text, HERE);
    }

    private static boolean leaves(Principal who, Activity activity, String path) {
        return who.restriction().leaves(activity, new StoragePath(path));
    }

    @Test
    void itSpeaksForWhoAskedWithLess() {
        Principal bearer =
                shown(minted(alice(), "/data", "activity:DOWNLOAD").text()).orElseThrow();
        assertThat(bearer.uid()).isEqualTo(1001);
        assertThat(leaves(bearer, Activity.DOWNLOAD, "/data/a")).isTrue();
        assertThat(leaves(bearer, Activity.UPLOAD, "/data/a")).isFalse();
        assertThat(leaves(bearer, Activity.DOWNLOAD, "/b")).isFalse();
    }

    @Test
    void itsTextIsClassicPacketsWithPlainCaveats() {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(minted(alice(), "/data", "activity:STAGE").text());
        String packets = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(packets).startsWith("0012location here\n").contains("cid id:1001;1001,100;alice\n");
        assertThat(packets).containsPattern("cid before:[-0-9T:]+Z\n").contains("cid activity:STAGE\n");
    }

    @Test
    void itsHolderCanNarrowItAndNotWidenIt() {
        String text = minted(alice(), "/data", "activity:DOWNLOAD,LIST").text();
        String narrow = MacaroonText.read(text).orElseThrow().narrowedBy(List.of("path:/run", "activity:LIST"));
        Principal bearer = shown(narrow).orElseThrow();
        assertThat(leaves(bearer, Activity.LIST, "/data/run/a")).isTrue();
        assertThat(leaves(bearer, Activity.DOWNLOAD, "/data/run/a")).isFalse();
        for (String more : List.of("activity:DOWNLOAD", "id:0;0;root", "whatever:x")) {
            assertThat(shown(withAny(narrow, more))).as(more).isEmpty();
            var itself = MacaroonText.read(narrow).orElseThrow();
            assertThatThrownBy(() -> itself.narrowedBy(List.of(more))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// What a holder makes who does not care.
    private static String withAny(String text, String caveat) {
        return Macaroon.builder(Macaroon.deserialize(text))
                .addCaveat(caveat)
                .build()
                .serialize();
    }

    @Test
    void aChangeOfAnythingItSaysMakesItNoToken() {
        byte[] bytes = Base64.getUrlDecoder().decode(minted(alice(), "/data").text());
        String said = said(Base64.getUrlEncoder().encodeToString(bytes));
        int different = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String changed = Base64.getUrlEncoder().encodeToString(bytes);
            boolean same = said(changed).equals(said);
            different += same ? 0 : 1;
            assertThat(shown(changed).isPresent() && !same).as("byte %d", i).isFalse();
            bytes[i] ^= 1;
        }
        assertThat(different).isGreaterThan(bytes.length / 2);
    }

    /// All that counts; not the spaces between, nor the location, which is a hint.
    private static String said(String text) {
        return Macaroons.read(text)
                .map(macaroon -> macaroon.inspect().substring(macaroon.inspect().indexOf("identifier")))
                .orElse("");
    }

    @Test
    void whatIsNoMacaroonIsNoToken() {
        assertThat(shown("")).isEmpty();
        assertThat(shown("x".repeat(100))).isEmpty();
        assertThat(shown("0".repeat(1000))).isEmpty();
        assertThat(shown("ümläut")).isEmpty();
    }

    @Test
    void itEnds() {
        String text = minted(alice(), "/data").text();
        site.clock.step(Duration.ofMinutes(59));
        assertThat(shown(text)).isPresent();
        site.clock.step(Duration.ofMinutes(1));
        assertThat(shown(text)).isEmpty();
    }

    @Test
    void itIsGoodOnlyFromWhereItSays() {
        String text = minted(alice(), "/data", "ip:192.0.2.0/24").text();
        assertThat(site.macaroons.bearer(text, "192.0.2.9")).isPresent();
        assertThat(shown(text)).isEmpty();
    }

    @Test
    void aRevokedOneIsNoTokenAnyMore() {
        var minted = minted(alice(), "/data");
        assertThat(shown(minted.text())).isPresent();
        new Revoked(directory.resolve("revoked"), site.clock).add(minted.issue(), minted.until());
        site.clock.step(Duration.ofSeconds(1));
        assertThat(shown(minted.text())).isEmpty();
        assertThat(shown(minted(alice(), "/data").text())).isPresent();
    }

    @Test
    void whatItLeavesEndsWhenItIsRevoked() {
        var minted = minted(alice(), "/data");
        var left = shown(minted.text()).orElseThrow().restriction();
        assertThat(left.until()).isEqualTo(minted.until());
        site.revoked.add(minted.issue(), minted.until());
        assertThat(left.until()).isEqualTo(Instant.MIN);
        assertThat(left.endless())
                .as("hears the same as others")
                .isEqualTo(shown(minted(alice(), "/data").text())
                        .orElseThrow()
                        .restriction()
                        .endless());
    }

    @Test
    void ofManyThatAreRevokedAtOnceNoneIsForgotten() {
        var here = new Revoked(directory.resolve("revoked"), site.clock);
        var there = new Revoked(directory.resolve("revoked"), site.clock);
        Instant tomorrow = site.clock.instant().plus(Duration.ofDays(1));
        here.contains("x");
        there.contains("x");
        here.add("a", tomorrow);
        there.add("b", tomorrow);
        here.add("old", site.clock.instant());
        assertThat(List.of("a", "b")).allMatch(here::contains).allMatch(there::contains);
        assertThat(here.contains("old")).isFalse();
    }

    @Test
    void whileItCannotBeToldWhatIsRevokedNoTokenIsGood() throws Exception {
        String text = minted(alice(), "/data").text();
        assertThat(shown(text)).isPresent();
        Files.writeString(directory.resolve("revoked"), "not a line\n");
        site.clock.step(Duration.ofSeconds(1));
        assertThat(shown(text)).isEmpty();
        Files.writeString(directory.resolve("revoked"), "torn");
        site.clock.step(Duration.ofSeconds(1));
        assertThat(shown(text)).isPresent();
    }

    @Test
    void itEndsWithItsUser() {
        String text = minted(alice(), "/data").text();
        Users.remove(site.usersFile, "alice");
        site.clock.step(Duration.ofSeconds(2));
        assertThat(shown(text)).isEmpty();
    }

    @Test
    void whoShowsATokenGetsNoMoreThanItLeaves() {
        Principal less = shown(minted(alice(), "/data", "activity:LIST").text()).orElseThrow();
        Principal bearer = shown(minted(less, "/data/run").text()).orElseThrow();
        assertThat(leaves(bearer, Activity.LIST, "/data/run")).isTrue();
        assertThat(leaves(bearer, Activity.LIST, "/other")).isFalse();
        assertThat(leaves(bearer, Activity.DOWNLOAD, "/data/run")).isFalse();
        site.clock.step(Duration.ofMinutes(30));
        var longer = new Macaroons.Wish(StoragePath.ROOT, List.of(), Optional.of(Duration.ofMinutes(31)));
        assertThat(site.macaroons.mint(less, longer)).isInstanceOf(Macaroons.NotMinted.class);
    }

    @Test
    void whoShowsATokenGetsOneThatEndsNoLater() {
        Principal less = shown(minted(alice(), "/data").text()).orElseThrow();
        var wish = new Macaroons.Wish(StoragePath.ROOT, List.of(), Optional.empty());
        var minted = (Macaroons.Minted) site.macaroons.mint(less, wish);
        assertThat(minted.until()).isEqualTo(less.restriction().until());
        assertThat(leaves(shown(minted.text()).orElseThrow(), Activity.LIST, "/data/a"))
                .isTrue();
        assertThat(leaves(shown(minted.text()).orElseThrow(), Activity.LIST, "/other"))
                .isFalse();
        var beside = new Macaroons.Wish(new StoragePath("/other"), List.of(), Optional.empty());
        assertThat(site.macaroons.mint(less, beside)).isInstanceOf(Macaroons.NotMinted.class);
    }

    @Test
    void whoShowsATokenGetsNoneThatIsGoodFromElsewhereOrForMore() {
        var minted = minted(alice(), "/", "ip:127.0.0.0/8", "max-upload:10", "root:/data", "home:/h");
        Principal less = shown(minted.text()).orElseThrow();
        assertThat(less.home()).isEqualTo(new StoragePath("/data/h"));
        String text = minted(less, "/data/run", "max-upload:20", "root:/run").text();
        assertThat(site.macaroons.bearer(text, "192.0.2.9")).isEmpty();
        Principal bearer = shown(text).orElseThrow();
        assertThat(bearer.restriction().mostUploaded()).isEqualTo(10);
        assertThat(bearer.restriction().root()).isEqualTo(new StoragePath("/data/run"));
        assertThat(bearer.home()).isEqualTo(bearer.restriction().root());
        assertThat(bearer.inside(new StoragePath("/x"))).isEqualTo(new StoragePath("/data/run/x"));
        assertThat(bearer.shown(new StoragePath("/data/run/x"))).contains(new StoragePath("/x"));
        assertThat(bearer.shown(new StoragePath("/data/running"))).isEmpty();
        assertThat(bearer.shown(new StoragePath("/data"))).isEmpty();
    }

    @Test
    void itIsNeverGoodForLongerThanTheSiteAllows() {
        var wish = new Macaroons.Wish(StoragePath.ROOT, List.of(), Optional.of(Duration.ofDays(8)));
        assertThat(site.macaroons.mint(alice(), wish)).isInstanceOf(Macaroons.NotMinted.class);
    }

    @Test
    void keysAreChangedAndOldTokensStayGood() throws Exception {
        Path keys = directory.resolve("keys");
        minted(alice(), "/data");
        assertThat(Files.readAllLines(keys)).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        site.clock.step(Duration.ofDays(30).minusMinutes(30));
        String old = minted(alice(), "/data").text();
        site.clock.step(Duration.ofMinutes(45));
        minted(alice(), "/data");
        assertThat(Files.readAllLines(keys)).hasSize(2);
        assertThat(shown(old)).isPresent();
        site.clock.step(Duration.ofDays(40));
        minted(alice(), "/data");
        assertThat(Files.readAllLines(keys)).hasSize(1);
    }

    @Test
    void aRestartedSiteKnowsTheTokensItIssued() {
        String text = minted(alice(), "/data").text();
        assertThat(new Site(directory).macaroons.bearer(text, HERE)).isPresent();
    }

    @Test
    void noFormOfItTellsTheSecret() {
        var minted = minted(alice(), "/data");
        assertThat(minted.toString()).doesNotContain(minted.text());
    }
}
