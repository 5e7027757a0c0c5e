package org.tidings.wire.dav;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A destination that keeps what it is given, even half a file, as XRootD does.
final class KeepingStore {
    private static final byte[] BYTES = CopyTrial.BYTES;

    /// By target.
    final Map<String, byte[]> stored = new ConcurrentHashMap<>();

    /// Answers as it should, where a file is as long as [CopyTrial#BYTES].
    void good(Wayward.Asked request, Wayward.Talk talk) throws IOException {
        byte[] there = stored.get(request.target());
        switch (request.method()) {
            case "HEAD" -> {
                if (there == null) {
                    talk.head(404, "Content-Length: 0");
                } else {
                    talk.head(200, "Content-Length: " + there.length, "Digest: " + CopyTrial.adler32(there));
                }
            }
            case "PUT" -> {
                take(request, talk, BYTES.length);
                talk.head(201, "Content-Length: 0");
            }
            case "DELETE" -> {
                stored.remove(request.target());
                talk.head(204);
            }
            default -> talk.head(405, "Content-Length: 0");
        }
    }

    void take(Wayward.Asked request, Wayward.Talk talk, int count) throws IOException {
        stored.put(request.target(), new byte[0]);
        talk.head(100);
        stored.put(request.target(), talk.take(count));
    }

    /// The good store, but for PUT.
    Wayward atPut(Wayward.Manner manner) {
        return Wayward.of((request, talk) -> {
            if (request.method().equals("PUT")) {
                manner.answer(request, talk);
            } else {
                good(request, talk);
            }
        });
    }
}
