package org.tidings.device.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidings.pool.Pool;

/// A file on its way in.
final class FileIncoming implements Pool.Incoming {
    private static final long BIG_BYTES = 1L << 20;
    private static final long LOOK_BYTES = 16L << 20;

    private final DirectoryPool pool;
    private final Pool.Key key;
    private final Path path;
    private final FileChannel file;
    private final WriteBehind writeBehind;
    private long promisedBytes;
    private long sizeBytes;
    private boolean finished;
    private boolean closed;

    FileIncoming(DirectoryPool pool, Pool.Key key, FileChannel file, long promisedBytes) {
        this.pool = pool;
        this.key = key;
        this.path = pool.layout().file(key);
        this.file = file;
        this.writeBehind = pool.writeBehind(path);
        this.promisedBytes = promisedBytes;
    }

    @Override
    public void write(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (sizeBytes / LOOK_BYTES != (sizeBytes + count) / LOOK_BYTES) {
            pool.requireReserve();
        }
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            sizeBytes += count;
            writeBehind.reached(sizeBytes);
        } catch (IOException e) {
            throw Complaint.of(pool.name(), e);
        }
        keepPromise(Math.min(count, promisedBytes));
    }

    private void keepPromise(long bytes) {
        promisedBytes -= bytes;
        pool.promise(-bytes);
    }

    @Override
    public void finish() {
        try {
            if (sizeBytes >= BIG_BYTES) {
                GroupSync.syncOne(file, pool.layout().shelf(key));
            } else {
                pool.sync(file, pool.layout().shelf(key));
            }
        } catch (IOException e) {
            throw Complaint.of(pool.name(), e);
        }
        finished = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        keepPromise(promisedBytes);
        try {
            writeBehind.close();
            file.close();
            if (!finished) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw Complaint.of(pool.name(), e);
        } finally {
            pool.putDown(key);
        }
    }
}
