package org.tidings.delivery;

import java.util.random.RandomGenerator;

/// Where frames of the native stream are made.
final class Press {
    private final String site;
    private final Cursors cursors;
    private final RandomGenerator random;
    private final Frames live;

    /// @param site the site's name
    /// @param random for salts
    Press(String site, Cursors cursors, RandomGenerator random) {
        this.site = site;
        this.cursors = cursors;
        this.random = random;
        this.live = frames();
    }

    /// Frames for one more reader.
    Frames frames() {
        return new Frames(site, cursors.twin(), random);
    }

    /// The live loop's own.
    Frames live() {
        return live;
    }
}
