package org.tidings.channel;

import java.util.Base64;
import java.util.Optional;
import org.tidings.model.FileId;

/// The id of an inotify subscription: the watched entry's, in base64 with the standard alphabet and without padding,
/// so that a channel has at most one for each entry (dCache).
final class WatchId {
    private static final int BYTES = FileId.HEX_DIGITS / 2;

    private WatchId() {}

    static String of(FileId watched) {
        return Base64.getEncoder().withoutPadding().encodeToString(watched.toBytes());
    }

    static Optional<FileId> parse(String id) {
        try {
            byte[] bytes = Base64.getDecoder().decode(id);
            return bytes.length == BYTES ? Optional.of(FileId.ofBytes(bytes)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
