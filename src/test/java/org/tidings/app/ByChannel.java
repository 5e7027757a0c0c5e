package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;

/// By dCache's channels: a watch on the directory, and the stream until the token ends.
record ByChannel(TrustingSite site) implements Means {
    private static final String CHANNELS = "/api/v1/events/channels";
    private static final Object ONE_BY_ONE = new Object();

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.HEAR);
    }

    @Override
    public boolean may(Deed deed, String token, String directory) {
        Asking bearer = Asking.bearing(site.api(), token);
        var made = bearer.ask("POST", CHANNELS, "");
        assertThat(made.statusCode()).isEqualTo(201);
        String channel =
                URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
        String watch =
                "{\"path\":\"" + URI.create(directory.replaceFirst("/$", "")).getPath() + "\"}";
        var watching =
                bearer.ask("POST", channel + "/subscriptions/inotify", watch, "Content-Type", "application/json");
        if (watching.statusCode() == 400) {
            assertThat(watching.body()).contains("Permission denied");
            return false;
        }
        assertThat(watching.statusCode()).as(watching.body()).isEqualTo(201);
        synchronized (ONE_BY_ONE) {
            site.makeReady(directory);
        }
        var whole = bearer.ask("GET", channel, "", "Accept", "text/event-stream");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).contains("the token has expired");
        return whole.body().contains("\"name\":\"" + FILE + "\"");
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public boolean admits(String token) {
        int status = Asking.stranger(site.api(), token).status("GET", CHANNELS);
        assertThat(status).isIn(200, 401);
        return status == 200;
    }
}
