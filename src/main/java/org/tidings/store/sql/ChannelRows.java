package org.tidings.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tidings.channel.Channel;
import org.tidings.channel.Term;
import org.tidings.model.ChannelId;
import org.tidings.model.Offset;
import org.tidings.model.Subscription;

/// Tables `channel` and `subscription`.
final class ChannelRows {
    private static final String CHANNEL =
            "SELECT id, owner_uid, client_id, base_url, timeout, opened_ofs, opened_at FROM channel";
    private static final String FIND = CHANNEL + " WHERE id = ?";
    private static final String OF_OWNER = CHANNEL + " WHERE owner_uid = ? ORDER BY opened_ofs";
    private static final String ALL = CHANNEL + " ORDER BY opened_ofs";
    private static final String COUNT = "SELECT COUNT(*) FROM channel WHERE owner_uid = ?";
    private static final String INSERT = "INSERT INTO channel (id, owner_uid, client_id, base_url, timeout, opened_ofs,"
            + " opened_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String SET_TIMEOUT = "UPDATE channel SET timeout = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM channel WHERE id = ?";
    private static final String DELETE_PROGRESS = "DELETE FROM progress WHERE follower = ?";

    private static final String TERM = "SELECT kind, id, selector, since_ofs, since_at, until_ofs FROM subscription";
    private static final String TERMS = TERM + " WHERE channel = ? ORDER BY since_ofs";
    private static final String STANDING = TERM + " WHERE channel = ? AND kind = ? AND id = ? AND until_ofs IS NULL";
    private static final String COUNT_STANDING =
            "SELECT COUNT(*) FROM subscription WHERE channel = ? AND until_ofs IS NULL";
    private static final String BEGIN =
            "INSERT INTO subscription (channel, kind, id, since_ofs, since_at, selector) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String END =
            "UPDATE subscription SET until_ofs = ? WHERE channel = ? AND kind = ? AND id = ? AND until_ofs IS NULL";
    private static final String DELETE_TERMS = "DELETE FROM subscription WHERE channel = ?";
    private static final String FORGET = "DELETE FROM subscription WHERE until_ofs <= ?";

    private ChannelRows() {}

    static Optional<Channel> find(Lane lane, ChannelId id) throws SQLException {
        return lane.first(ChannelRows::channel, FIND, id.text());
    }

    static List<Channel> ofOwner(Lane lane, int uid) throws SQLException {
        return lane.all(ChannelRows::channel, OF_OWNER, uid);
    }

    static List<Channel> all(Lane lane) throws SQLException {
        return lane.all(ChannelRows::channel, ALL);
    }

    static int count(Lane lane, int ownerUid) throws SQLException {
        return lane.first(row -> row.getInt(1), COUNT, ownerUid).orElse(0);
    }

    static void insert(Lane lane, Channel channel) throws SQLException {
        lane.update(
                INSERT,
                channel.id().text(),
                channel.ownerUid(),
                channel.clientId(),
                channel.baseUrl(),
                channel.timeout().toMillis(),
                channel.opened().value(),
                Micros.of(channel.openedAt()));
    }

    static void setTimeout(Lane lane, Channel channel) throws SQLException {
        lane.update(SET_TIMEOUT, channel.timeout().toMillis(), channel.id().text());
    }

    static void delete(Lane lane, ChannelId id) throws SQLException {
        lane.update(DELETE_TERMS, id.text());
        lane.update(DELETE, id.text());
        lane.update(DELETE_PROGRESS, Channel.followerOf(id));
    }

    static List<Term> terms(Lane lane, ChannelId channel) throws SQLException {
        return lane.all(ChannelRows::term, TERMS, channel.text());
    }

    static Optional<Term> standing(Lane lane, ChannelId channel, String kind, String id) throws SQLException {
        return lane.first(ChannelRows::term, STANDING, channel.text(), kind, id);
    }

    static int countStanding(Lane lane, ChannelId channel) throws SQLException {
        return lane.first(row -> row.getInt(1), COUNT_STANDING, channel.text()).orElse(0);
    }

    static void begin(Lane lane, ChannelId channel, Term term) throws SQLException {
        Subscription s = term.subscription();
        lane.update(
                BEGIN, channel.text(), s.kind(), s.id(), term.since().value(), Micros.of(term.sinceAt()), s.selector());
    }

    static void end(Lane lane, ChannelId channel, Subscription s, Offset until) throws SQLException {
        lane.update(END, until.value(), channel.text(), s.kind(), s.id());
    }

    static void forgetThrough(Lane lane, Offset trimmed) throws SQLException {
        lane.update(FORGET, trimmed.value());
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                new ChannelId(row.getString(1)),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                Duration.ofMillis(row.getLong(5)),
                new Offset(row.getLong(6)),
                Micros.instant(row.getLong(7)));
    }

    private static Term term(ResultSet row) throws SQLException {
        var subscription = new Subscription(row.getString(1), row.getString(2), row.getString(3));
        Offset since = new Offset(row.getLong(4));
        Instant at = Micros.instant(row.getLong(5));
        long until = row.getLong(6);
        return new Term(subscription, since, at, row.wasNull() ? Optional.empty() : Optional.of(new Offset(until)));
    }
}
