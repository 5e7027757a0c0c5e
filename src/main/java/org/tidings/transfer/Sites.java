package org.tidings.transfer;

import org.tidings.model.Rse;

/// What is known of sites as partners of copies, beside what the catalogue knows.
public interface Sites {

    /// Whether the site's own log tells us what arrives and goes there.
    boolean tells(Rse rse);
}
