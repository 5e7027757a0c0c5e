package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/// By listening to the stream until the token ends: whether it tells of the file.
record ByStream(TrustingSite site) implements Means {
    private static final String STREAM = "/api/v1/events/stream?from=earliest&path=";

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.HEAR);
    }

    @Override
    public boolean may(Deed deed, String token, String directory) {
        Asking bearer = Asking.bearing(site.api(), token);
        var whole = bearer.ask("GET", STREAM + directory + FILE, "", "Accept", "text/event-stream");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("event: stream.bye");
        return whole.body().contains("file.written");
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public boolean admits(String token) {
        int status = Asking.stranger(site.api(), token).status("HEAD", STREAM + "/data");
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
