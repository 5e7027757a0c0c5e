package org.tidings.device.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool;

/// A file open for reading.
record FileStored(PoolName pool, FileChannel file, long sizeBytes) implements Pool.Stored {

    static FileStored of(PoolName pool, FileChannel file) throws IOException {
        return new FileStored(pool, file, file.size());
    }

    @Override
    public int read(ByteBuffer into, long position) {
        try {
            return file.read(into, position);
        } catch (IOException e) {
            throw Complaint.of(pool, e);
        }
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return file.transferTo(position, count, target);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Complaint.of(pool, e);
        }
    }
}
