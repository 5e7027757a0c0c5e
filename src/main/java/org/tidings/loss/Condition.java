package org.tidings.loss;

import java.util.Optional;
import org.tidings.model.Loss;

/// What a file's bytes turned out to be.
enum Condition {
    /// The right ones.
    SOUND,
    MISSING,
    CORRUPT,
    UNREADABLE,
    /// Nobody can say: their disk is away, or refuses.
    UNKNOWN;

    /// As what they have to be told lost; empty for what is not.
    Optional<Loss> loss() {
        return switch (this) {
            case MISSING -> Optional.of(Loss.MISSING);
            case CORRUPT -> Optional.of(Loss.CORRUPT);
            case UNREADABLE -> Optional.of(Loss.UNREADABLE);
            case SOUND, UNKNOWN -> Optional.empty();
        };
    }
}
