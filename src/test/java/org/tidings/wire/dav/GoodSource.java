package org.tidings.wire.dav;

import java.io.IOException;

/// What a source that behaves answers.
final class GoodSource {
    static final byte[] BYTES = CopyTrial.BYTES;
    static final String LENGTH = "Content-Length: " + BYTES.length;
    static final String DIGEST = "Digest: " + CopyTrial.adler32(BYTES);

    private GoodSource() {}

    static void good(Wayward.Asked request, Wayward.Talk talk) throws IOException {
        talk.head(200, LENGTH, DIGEST);
        if (request.method().equals("GET")) {
            talk.body(BYTES, BYTES.length);
        }
    }

    /// A good answer to HEAD, and this to GET.
    static Wayward atGet(Wayward.Manner manner) {
        return Wayward.of((request, talk) -> {
            if (request.method().equals("HEAD")) {
                talk.head(200, LENGTH, DIGEST);
            } else {
                manner.answer(request, talk);
            }
        });
    }
}
