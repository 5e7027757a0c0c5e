package org.tidings.delivery;

import java.util.HashMap;
import java.util.Map;

/// Counts listeners, in all and of each user, against the limits.
final class Admission {
    private final Settings settings;
    private final Map<String, Integer> ofUser = new HashMap<>();
    private int all;

    Admission(Settings settings) {
        this.settings = settings;
    }

    /// Counts one more listener of this user, if there is room.
    synchronized boolean enter(String user) {
        int his = ofUser.getOrDefault(user, 0);
        if (all >= settings.streams() || his >= settings.streamsPerUser()) {
            return false;
        }
        all++;
        ofUser.put(user, his + 1);
        return true;
    }

    synchronized void leave(String user) {
        all--;
        ofUser.computeIfPresent(user, (u, his) -> his == 1 ? null : his - 1);
    }
}
