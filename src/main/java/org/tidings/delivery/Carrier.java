package org.tidings.delivery;

import java.nio.ByteBuffer;

/// One client's connection, as delivery sees it: takes bytes, never blocks.
public interface Carrier {

    /// Starts writing; there is at most one write at a time. The bytes may be shared with other carriers
    /// and are only read. `end` is told exactly once, maybe before this returns, by any thread. The
    /// buffer's position moves on as the client takes bytes.
    void write(ByteBuffer bytes, WriteEnd end);

    /// Ends the stream in good order; no write is under way.
    void finish();

    /// Drops the connection now, whatever is under way.
    void cut();

    /// How a write ended.
    interface WriteEnd {
        void written();

        /// The client is gone.
        void failed(Throwable why);
    }
}
