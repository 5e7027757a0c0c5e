package org.tidings.device.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.tidings.model.PoolName;
import org.tidings.pool.PoolBroken;

/// What an I/O error means to a pool.
final class Complaint {
    private static final String NO_SPACE_ERRNO = "errno 28";
    private static final String QUOTA_ERRNO = "errno 122";

    private Complaint() {}

    static PoolBroken of(PoolName pool, IOException error) {
        return isFull(error)
                ? new PoolBroken.Full("The disk of pool " + pool + " is full.", error)
                : new PoolBroken("The disk of pool " + pool + " refused: " + error.getMessage() + ".", error);
    }

    /// Java keeps no error number, only the words of the C library.
    private static boolean isFull(IOException error) {
        String words = error instanceof FileSystemException file
                ? Optional.ofNullable(file.getReason()).orElse("")
                : String.valueOf(error.getMessage());
        return words.contains("No space left")
                || words.contains("quota exceeded")
                || words.endsWith(NO_SPACE_ERRNO)
                || words.endsWith(QUOTA_ERRNO);
    }
}
