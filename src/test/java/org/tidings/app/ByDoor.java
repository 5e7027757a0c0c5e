package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

/// Over WebDAV.
record ByDoor(TrustingSite site) implements Means {
    @Override
    public Set<Deed> deeds() {
        return EnumSet.complementOf(EnumSet.of(Deed.STAGE, Deed.HEAR));
    }

    @Override
    public boolean may(Deed deed, String token, String directory) {
        Asking bearer = Asking.bearing(site.door(), token);
        String file = directory + FILE;
        int status = switch (deed) {
            case READ -> bearer.status("GET", file);
            case LIST -> bearer.status("PROPFIND", directory, "Depth", "1");
            case STAT -> bearer.status("HEAD", file);
            case CREATE -> bearer.ask("PUT", directory + "new", "x").statusCode();
            case OVERWRITE -> bearer.ask("PUT", file, "other").statusCode();
            case MAKE_DIRECTORY -> bearer.status("MKCOL", directory + "new");
            case RENAME -> bearer.status("MOVE", file, "Destination", directory + "new");
            case DELETE -> bearer.status("DELETE", file);
            case POLL -> bearer.status("PROPFIND", file, "Depth", "0");
            case STAGE, HEAR -> throw new IllegalArgumentException("not by the door: " + deed);
        };
        assertThat(status).as("%s in %s", deed, directory).isIn(200, 201, 204, 207, 403);
        return status != 403;
    }

    @Override
    public boolean admits(String token) {
        int status = Asking.stranger(site.door(), token).status("HEAD", "/data/");
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
