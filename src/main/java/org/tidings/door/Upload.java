package org.tidings.door;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.Checksum;
import org.tidings.pool.Checksummer;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// Bytes on their way to becoming a file. One thread at a time; always closed.
///
/// Nothing of it can be seen until [#finish] answers with success, and nothing is left if it does not.
public final class Upload implements PutFile.Beginning, AutoCloseable {
    private final Ground ground;
    private final PutFile.Asked asked;
    private final Target target;
    private final Bytes bytes;
    private final Pool.Incoming incoming;
    private final Checksummer checksummer;
    private long receivedBytes;
    private boolean full;
    private boolean decided;

    Upload(Ground ground, PutFile.Asked asked, Target target, Room room) {
        this.ground = ground;
        this.asked = asked;
        this.target = target;
        this.bytes = room.bytes();
        this.incoming = room.incoming();
        this.checksummer = new Checksummer(algorithms(asked.announced()));
    }

    private static Set<Checksum.Algorithm> algorithms(PutFile.Announcement announced) {
        Set<Checksum.Algorithm> all = EnumSet.noneOf(Checksum.Algorithm.class);
        all.addAll(announced.algorithms());
        announced.checksums().forEach(checksum -> all.add(checksum.algorithm()));
        return all;
    }

    /// Takes all remaining bytes of the buffer, best a direct one.
    ///
    /// @return whether more may come; `false` once the disk is full or more came than announced or may be, and then
    /// [#finish] says so
    public boolean write(ByteBuffer buffer) {
        receivedBytes += buffer.remaining();
        if (full || isMoreThanAnnounced() || isTooLarge()) {
            return false;
        }
        checksummer.update(buffer.duplicate());
        try {
            incoming.write(buffer);
        } catch (PoolBroken.Full e) {
            full = true;
        }
        return !full;
    }

    /// Ends the bytes with nothing more known about them.
    public PutFile.Outcome finish() {
        return finish(List.of());
    }

    /// Verifies the bytes, makes them durable and gives them their name.
    ///
    /// @param trailing checksums that were learned only at the end, of algorithms announced before
    public PutFile.Outcome finish(List<Checksum> trailing) {
        if (decided) {
            throw new IllegalStateException("an upload is finished once");
        }
        decided = true;
        Optional<Refusal> wrong = full ? Optional.of(new Refusal.NoSpace()) : wrongSize();
        if (wrong.isPresent()) {
            return dropped(wrong.get());
        }
        List<Checksum> computed = checksummer.finish();
        wrong = mismatch(asked.announced().checksums(), computed).or(() -> mismatch(trailing, computed));
        return wrong.isPresent() ? dropped(wrong.get()) : named(computed);
    }

    private PutFile.Outcome named(List<Checksum> computed) {
        try {
            incoming.finish();
        } catch (PoolBroken.Full e) {
            return dropped(new Refusal.NoSpace());
        } catch (RuntimeException broken) {
            drop();
            throw broken;
        }
        incoming.close();
        return new Naming(ground, asked, target, new Naming.Arrived(bytes, receivedBytes, computed)).name();
    }

    private boolean isMoreThanAnnounced() {
        long announcedBytes = asked.announced().sizeBytes();
        return announcedBytes >= 0 && receivedBytes > announcedBytes;
    }

    private boolean isTooLarge() {
        return receivedBytes > asked.mostBytes();
    }

    private Optional<Refusal> wrongSize() {
        if (isTooLarge()) {
            return Optional.of(new Refusal.TooLarge(asked.mostBytes()));
        }
        long announcedBytes = asked.announced().sizeBytes();
        return announcedBytes < 0 || announcedBytes == receivedBytes
                ? Optional.empty()
                : Optional.of(new Refusal.Truncated(announcedBytes, receivedBytes));
    }

    private static Optional<Refusal> mismatch(List<Checksum> expected, List<Checksum> computed) {
        for (Checksum wanted : expected) {
            Checksum found = computed.stream()
                    .filter(c -> c.algorithm() == wanted.algorithm())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not announced: " + wanted.algorithm()));
            if (!found.equals(wanted)) {
                return Optional.of(new Refusal.ChecksumMismatch(wanted, found));
            }
        }
        return Optional.empty();
    }

    private Refusal dropped(Refusal why) {
        drop();
        return why;
    }

    private void drop() {
        incoming.close();
        ground.forget(bytes);
    }

    /// Without [#finish] before, nothing is left.
    @Override
    public void close() {
        if (!decided) {
            decided = true;
            drop();
        }
    }
}
