package org.tidings.app;

import org.tidings.config.Config;
import org.tidings.token.Macaroons;
import org.tidings.wire.client.CatalogueClient;
import org.tidings.wire.dav.DavDoor;
import org.tidings.wire.dav.Elsewhere;
import org.tidings.wire.http.Reception;
import org.tidings.wire.site.Refuge;

/// What a door is told of its site.
final class DoorIdentity {
    private DoorIdentity() {}

    static DavDoor.Identity of(Config config, Reception reception, Macaroons macaroons) {
        return new DavDoor.Identity(
                config.site().name(),
                reception,
                macaroons,
                config.uploads().checksums(),
                config.elsewhere().map(DoorIdentity::elsewhere).orElse(Elsewhere.NOWHERE));
    }

    private static Elsewhere elsewhere(Config.Elsewhere told) {
        var catalogue = new CatalogueClient(Logins.at(told.catalogue(), told.login()));
        return new Refuge(catalogue, told.self())::of;
    }
}
