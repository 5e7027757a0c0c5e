package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/// By reading the log in pages afterwards: whether it tells of the file.
record ByLogPages(TrustingSite site) implements Means {
    private static final String LOG = "/api/v1/events/log?limit=1000&path=";

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.HEAR);
    }

    @Override
    public boolean may(Deed deed, String token, String directory) {
        var page = Asking.bearing(site.api(), token).ask("GET", LOG + directory + FILE, "");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().contains("file.written");
    }

    @Override
    public boolean admits(String token) {
        int status = Asking.stranger(site.api(), token).status("GET", LOG + "/data");
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
