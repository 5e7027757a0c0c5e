package org.tidings.delivery;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Offset;
import org.tidings.namespace.Namespace;

/// Gives a listener what exists, and leads it on to the events from exactly there.
///
/// The listing is made of a namespace that stands still, as fast as that can be read, and spooled; then
/// it is sent as fast as the client takes it, with nothing of the store held open.
final class Listing implements Runnable {
    private static final int PIECE_BYTES = 128 * 1024;
    private final Listener listener;
    private final PathInterest interest;
    private final Desk desk;
    private final Frames frames;
    private Optional<Spool> spool = Optional.empty();
    private Offset madeAt = Offset.ORIGIN;

    Listing(Listener listener, PathInterest interest, Desk desk) {
        this.listener = listener;
        this.interest = interest;
        this.desk = desk;
        this.frames = interest.press().frames();
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
            listener.cut();
        }
    }

    private void make() {
        var mine = new Spool(desk.scratch());
        spool = Optional.of(mine);
        listener.atEnd(mine::close);
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
        Form form = interest.form();
        String cursor = desk.cursors().salted(madeAt, desk.random());
        frames.putSnapshotBegin(page, form, cursor, desk.clock().instant());
        long entries = new Walk(interest, snapshot.namespace()).walk((entry, path) -> {
            frames.putFound(page, form, Found.of(cursor, entry, path, desk.codec()));
            if (page.length() >= PIECE_BYTES) {
                mine.write(page.toArray());
                page.clear();
            }
            return !listener.isClosed();
        });
        frames.putSnapshotEnd(page, form, cursor, desk.clock().instant(), entries);
        mine.write(page.toArray());
    }

    /// Sends piece by piece; while the client is busy with one, this ends, and is started again.
    private void send(Spool mine) {
        while (!listener.isClosed()) {
            if (listener.outbox().isWriting()) {
                listener.outbox().whenDrained(() -> desk.start(this));
                return;
            }
            byte[] piece = mine.read(PIECE_BYTES);
            if (piece.length == 0) {
                close();
                listener.moveTo(madeAt.value());
                desk.rejoin(listener);
                return;
            }
            listener.outbox().offer(piece);
        }
        close();
    }

    private void close() {
        spool.ifPresent(Spool::close);
    }
}
