package org.tidings.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The ids of a channel's events: plain decimal numbers (clients read them with `[0-9]+`), rising, and always the same
/// for the same event, so that no table of them need be kept.
///
/// An id is the microseconds from the opening of the channel to the commit of what happened, times 16, and which of
/// the notices of that commit it is. Commit times rise strictly, so that names one place in the log; and it shows
/// nobody how much others do.
///
/// @param openedAt when the channel was opened
record EventIds(Instant openedAt) {
    private static final int SLOTS = 16;
    private static final int LONGEST = 18;

    /// The slot of messages that come from no commit.
    static final int OF_THE_CLOCK = SLOTS - 1;

    static {
        if (Notices.MOST >= OF_THE_CLOCK) {
            throw new IllegalStateException("ids have no room for so many notices");
        }
    }

    /// What an id says.
    ///
    /// @param slot which notice of that commit, from 0
    record Place(Instant at, int slot) {}

    long of(Instant at, int slot) {
        return ChronoUnit.MICROS.between(openedAt, at) * SLOTS + slot;
    }

    /// Empty for what is no number.
    Optional<Place> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long id = Long.parseLong(text);
        try {
            return Optional.of(
                    new Place(openedAt.plus(Duration.of(id / SLOTS, ChronoUnit.MICROS)), (int) (id % SLOTS)));
        } catch (DateTimeException | ArithmeticException tooFar) {
            return Optional.empty();
        }
    }
}
