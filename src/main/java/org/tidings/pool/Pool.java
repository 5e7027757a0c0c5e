package org.tidings.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tidings.model.FileId;
import org.tidings.model.PoolName;

/// Local storage that holds bytes, one disk's worth.
public interface Pool {

    PoolName name();

    /// Bytes that could still be stored; 0 when the disk cannot be asked.
    long freeBytes();

    /// Bytes the disk has in all.
    long totalBytes();

    /// What is wrong with the disk, in a sentence; empty when it works. A pool that ails has nothing free, and comes
    /// back by itself.
    Optional<String> ailment();

    /// Begins to store one generation of a file.
    ///
    /// @param expectedBytes as announced by the client, or -1
    /// @throws PoolBroken.Full when there is no room for it
    /// @throws PoolBroken.Taken when there are bytes under that key: take another generation
    /// @throws PoolBroken when the disk refuses for another reason
    Incoming receive(Key key, long expectedBytes);

    /// Opens stored bytes; empty when they are not here.
    Optional<Stored> open(Key key);

    /// How many bytes lie under this key; empty when none do.
    ///
    /// @throws PoolBroken when the disk is not there, or does not tell
    default OptionalLong sizeOf(Key key) {
        Optional<Stored> stored = open(key);
        if (stored.isEmpty()) {
            return OptionalLong.empty();
        }
        try (Stored bytes = stored.get()) {
            return OptionalLong.of(bytes.sizeBytes());
        }
    }

    /// Forgets bytes; nothing happens when they are not here. Readers that have them open finish.
    void remove(Key key);

    /// Says that these bytes are not what they should be; a pool that somebody cares for has it looked into.
    default void doubt(Key key) {}

    /// Puts bytes aside, where they are not opened, shown, removed or in anybody's way any more, and people can find
    /// them; nothing happens when they are not here.
    void setAside(Key key);

    /// How many shelves the keys lie on, so that looking through all of them can be done in steps.
    int shelves();

    /// Shows every key of a shelf, bytes finished or not, in no order.
    ///
    /// @param shelf from 0, below [#shelves]
    void forEach(int shelf, Consumer<Key> visitor);

    /// What bytes are stored under.
    ///
    /// @param generation the file's, from 1
    record Key(FileId file, long generation) {}

    /// Bytes on their way in; invisible until finished. One thread at a time.
    interface Incoming extends AutoCloseable {
        /// Writes all remaining bytes of the buffer.
        ///
        /// @throws PoolBroken.Full when the disk is full; the partial bytes are gone after [#close]
        void write(ByteBuffer bytes);

        /// Makes the bytes durable: file and directory synced. Waits for a group of others if that is cheaper.
        void finish();

        /// Without [#finish] before, removes what was written.
        @Override
        void close();
    }

    /// Stored bytes, open for reading. Safe for several readers at once.
    interface Stored extends AutoCloseable {
        long sizeBytes();

        /// Reads at a position without moving any other; as `FileChannel.read`, -1 at the end.
        int read(ByteBuffer into, long position);

        /// Sends a range by the cheapest way the system has; returns bytes sent, possibly fewer.
        ///
        /// @throws IOException when the target, or the disk, does not go on
        long transferTo(long position, long count, WritableByteChannel target) throws IOException;

        @Override
        void close();
    }
}
