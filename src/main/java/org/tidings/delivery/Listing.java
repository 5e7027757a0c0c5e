package org.tidings.delivery;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Offset;
import org.tidings.namespace.Namespace;

/// Gives a channel what exists, and leads it on to the events from exactly there.
///
/// The listing is made of a namespace that stands still, as fast as that can be read, and spooled; then
/// it is sent as fast as the client takes it, with nothing of the store held open.
final class Listing implements Runnable {
    private static final int PIECE_BYTES = 128 * 1024;
    private final Channel channel;
    private final Desk desk;
    private final Frames frames;
    private Optional<Spool> spool = Optional.empty();
    private Offset madeAt = Offset.ORIGIN;

    Listing(Channel channel, Desk desk, Frames frames) {
        this.channel = channel;
        this.desk = desk;
        this.frames = frames;
    }

    @Override
    public void run() {
        try {
            if (spool.isEmpty()) {
                make();
            }
            send(spool.orElseThrow());
        } catch (LedgerBroken | UncheckedIOException broken) {
            desk.tally().broken.increment();
            close();
            channel.cut();
        }
    }

    private void make() {
        var mine = new Spool(desk.scratch());
        spool = Optional.of(mine);
        channel.atEnd(mine::close);
        desk.listings().acquireUninterruptibly();
        try (Namespace.Snapshot snapshot = desk.namespace().snapshot()) {
            madeAt = snapshot.offset();
            spoolAll(mine, snapshot);
        } finally {
            desk.listings().release();
        }
    }

    private void spoolAll(Spool mine, Namespace.Snapshot snapshot) {
        var page = new Bytes(PIECE_BYTES);
        Form form = channel.key().form();
        String cursor = desk.cursors().salted(madeAt, desk.random());
        frames.putSnapshotBegin(page, form, cursor, desk.clock().instant());
        long entries = new Walk(channel.key(), snapshot.namespace()).walk((entry, path) -> {
            frames.putFound(page, form, Found.of(cursor, entry, path, desk.codec()));
            if (page.length() >= PIECE_BYTES) {
                mine.write(page.toArray());
                page.clear();
            }
            return !channel.isClosed();
        });
        frames.putSnapshotEnd(page, form, cursor, desk.clock().instant(), entries);
        mine.write(page.toArray());
    }

    /// Sends piece by piece; while the client is busy with one, this ends, and is started again.
    private void send(Spool mine) {
        while (!channel.isClosed()) {
            if (channel.outbox().isWriting()) {
                channel.outbox().whenDrained(() -> desk.start(this));
                return;
            }
            byte[] piece = mine.read(PIECE_BYTES);
            if (piece.length == 0) {
                close();
                channel.moveTo(madeAt.value());
                desk.rejoin(channel);
                return;
            }
            channel.outbox().offer(piece);
        }
        close();
    }

    private void close() {
        spool.ifPresent(Spool::close);
    }
}
