package org.tidings.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The body of one response: of known length, chunked (RFC 9112 §7.1), or until the peer closes.
final class Body {
    private final Inbox inbox;
    private final boolean chunked;
    private long left;
    private boolean atEnd;
    private boolean first = true;

    private Body(Inbox inbox, boolean chunked, long left) {
        this.inbox = inbox;
        this.chunked = chunked;
        this.left = left;
        this.atEnd = !chunked && left == 0;
    }

    static Body following(String head, int status, Inbox inbox) {
        Optional<String> coding = Answer.header(head, "Transfer-Encoding");
        if (coding.isPresent()) {
            return new Body(inbox, true, 0);
        }
        boolean bare = status == 204 || status == 304;
        long open = bare ? 0 : Long.MAX_VALUE;
        long length = Answer.header(head, "Content-Length").map(Long::parseLong).orElse(open);
        return new Body(inbox, false, length);
    }

    /// The next bytes, a view valid until the next call; empty at the end.
    ByteBuffer next() throws IOException {
        if (chunked && left == 0 && !atEnd) {
            nextChunk();
        }
        if (atEnd) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer view = inbox.take(left);
        left -= view.remaining();
        atEnd = !view.hasRemaining() || (!chunked && left == 0);
        return view;
    }

    /// Reads to the end and says how many bytes that were.
    long discard() throws IOException {
        long bytes = 0;
        for (ByteBuffer view = next(); view.hasRemaining(); view = next()) {
            bytes += view.remaining();
        }
        return bytes;
    }

    /// Reads to the end, as text.
    String text() throws IOException {
        var text = new StringBuilder();
        for (ByteBuffer view = next(); view.hasRemaining(); view = next()) {
            text.append(StandardCharsets.UTF_8.decode(view));
        }
        return text.toString();
    }

    private void nextChunk() throws IOException {
        if (!first) {
            inbox.line();
        }
        first = false;
        String size = inbox.line();
        int end = size.indexOf(';');
        left = Long.parseLong(end < 0 ? size : size.substring(0, end), 16);
        if (left == 0) {
            atEnd = true;
            while (!inbox.line().isEmpty()) {
                // trailers are of no interest
            }
        }
    }
}
