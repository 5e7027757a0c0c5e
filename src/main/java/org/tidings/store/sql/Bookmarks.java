package org.tidings.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tidings.ledger.CommitResult.Committed;
import org.tidings.ledger.Progress;
import org.tidings.model.Offset;

/// Tables `progress` and `commit_key`: how far followers have come, and what keyed commits were answered.
final class Bookmarks {
    private static final String PROGRESS = "SELECT ofs FROM progress WHERE follower = ?";
    private static final String CURSOR = "SELECT site_cursor FROM progress WHERE follower = ?";
    private static final String SET_PROGRESS = "INSERT INTO progress (follower, ofs, site_cursor) VALUES (?, ?, ?)"
            + " ON CONFLICT (follower) DO UPDATE SET ofs = excluded.ofs,"
            + " site_cursor = COALESCE(excluded.site_cursor, progress.site_cursor)";
    private static final String ANSWER = "SELECT before_ofs, last_ofs FROM commit_key WHERE commit_key = ?";
    private static final String SET_ANSWER =
            "INSERT INTO commit_key (commit_key, before_ofs, last_ofs) VALUES (?, ?, ?)";
    private static final String FORGET = "DELETE FROM commit_key WHERE last_ofs <= ?";
    private static final String HELD = "SELECT 1 FROM lease WHERE lease = ? AND holder = ? AND held_until > ?";

    private Bookmarks() {}

    static Offset progress(Lane lane, String follower) throws SQLException {
        return lane.first(row -> new Offset(row.getLong(1)), PROGRESS, follower).orElse(Offset.ORIGIN);
    }

    static Optional<String> cursor(Lane lane, String follower) throws SQLException {
        return lane.first(row -> Optional.ofNullable(row.getString(1)), CURSOR, follower)
                .flatMap(cursor -> cursor);
    }

    static Optional<Committed> answer(Lane lane, String key) throws SQLException {
        return lane.first(row -> new Committed(new Offset(row.getLong(1)), new Offset(row.getLong(2))), ANSWER, key);
    }

    static boolean isHeld(Lane lane, String lease, String holder, Instant now) throws SQLException {
        return lane.first(row -> true, HELD, lease, holder, Micros.of(now)).isPresent();
    }

    static void write(Lane lane, Map<String, Progress> progress, Map<String, Committed> answers) throws SQLException {
        for (Progress reached : progress.values()) {
            lane.update(
                    SET_PROGRESS,
                    reached.follower(),
                    reached.offset().value(),
                    reached.cursor().orElse(null));
        }
        for (var answer : answers.entrySet()) {
            var committed = answer.getValue();
            lane.update(
                    SET_ANSWER,
                    answer.getKey(),
                    committed.before().value(),
                    committed.last().value());
        }
    }

    static void forgetAnswersThrough(Lane lane, Offset trimmed) throws SQLException {
        lane.update(FORGET, trimmed.value());
    }
}
