package org.tidings.app;

import java.util.Set;
import org.tidings.access.Activity;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.RequestTarget;

/// By asking what the token leaves: for what no edge offers yet.
record ByRestriction(TrustingSite site) implements Means {
    private static final String HERE = "127.0.0.1";

    @Override
    public Set<Deed> deeds() {
        return Set.of(Deed.STAGE);
    }

    @Override
    public boolean may(Deed deed, String token, String directory) {
        StoragePath file = RequestTarget.parse(directory + FILE).path();
        return site.desk().bearer(token, HERE).orElseThrow().restriction().leavesFile(Activity.STAGE, file);
    }

    @Override
    public boolean admits(String token) {
        return site.desk().bearer(token, HERE).isPresent();
    }
}
