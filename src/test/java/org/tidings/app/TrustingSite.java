package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tidings.access.PasswordHash;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.config.ConfigFile;
import org.tidings.token.TokenDesk;

/// The demo's site in this JVM, taking the tokens of a provider: its paths begin at `/data`, its one subject is alice,
/// its staff is bob.
final class TrustingSite implements AutoCloseable {
    private final House house;
    private final TokenDesk desk;

    private TrustingSite(House house, TokenDesk desk) {
        this.house = house;
        this.desk = desk;
    }

    static TrustingSite open(Path directory, OidcServer provider) {
        var demo = new DemoSite(directory, 0, 0, PasswordHash.of("secret", 4, TimeAndChance.unguessable()));
        String yaml = """
            site: {name: here, directory: %s}
            door: {port: 0}
            api: {port: 0}
            access:
              issuers:
                - url: %s
                  audiences: [https://elsewhere.example, %s]
                  base: /data
                  people:
                    - {subject: %s, user: alice}
                    - {group: /beamline/staff, user: bob}
            """.formatted(directory, provider.issuer(), OidcServer.AUDIENCE, OidcServer.ALICES_SUBJECT);
        Config config = ConfigFile.read(yaml, directory, Map.of(), Map.of());
        House house = House.open(config, demo);
        var clock = TimeAndChance.clock();
        var users = new Users(config.access().usersFile(), clock);
        return new TrustingSite(
                house,
                TokenOffice.open(config, users, clock, TimeAndChance.unguessable())
                        .desk());
    }

    URI door() {
        return house.door();
    }

    URI api() {
        return house.api();
    }

    /// Checks tokens as its doors do.
    TokenDesk desk() {
        return desk;
    }

    /// Every way to use it with a token.
    List<Means> means() {
        return List.of(
                new ByDoor(this),
                new ByLogPages(this),
                new ByStream(this),
                new ByChannel(this),
                new ByRestriction(this));
    }

    Asking alice() {
        return Asking.as(door(), "alice");
    }

    /// Makes a file that was written more than once, and nothing in the way of another.
    ///
    /// @param target a directory of alice's, ending in a slash
    void makeReady(String target) {
        alice().status("MKCOL", target);
        alice().status("DELETE", target + "new");
        alice().ask("PUT", target + Means.FILE, "first");
        assertThat(alice().ask("PUT", target + Means.FILE, "again").statusCode())
                .isEqualTo(204);
    }

    @Override
    public void close() {
        house.close();
    }
}
