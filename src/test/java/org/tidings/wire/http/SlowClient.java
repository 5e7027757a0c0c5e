package org.tidings.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A client that takes its time: it sends a little, listens for a moment, and goes on only if it heard nothing.
final class SlowClient implements AutoCloseable {
    private static final int MOMENT_MILLIS = 20;
    private static final int PATIENCE_MILLIS = 20_000;
    private final Socket socket = new Socket();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private boolean ended;

    SlowClient(URI server) {
        this(server, 64 * 1024);
    }

    /// @param ears bytes that its kernel keeps for it unread
    SlowClient(URI server, int ears) {
        try {
            socket.setReceiveBufferSize(ears);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends all at once.
    SlowClient say(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends character by character, a moment apart, until the text is said or the server has something to say.
    ///
    /// @return how many were sent
    int saySlowly(String text) {
        int sent = 0;
        try {
            while (sent < text.length() && heard.size() == 0 && !ended) {
                socket.getOutputStream().write(text.charAt(sent++));
                listen(MOMENT_MILLIS, 4096);
            }
        } catch (IOException reset) {
            ended = true;
        }
        return sent;
    }

    /// Says nothing for so many moments.
    SlowClient wait(int moments) {
        for (int i = 0; i < moments && !ended; i++) {
            listen(MOMENT_MILLIS, 1);
        }
        return this;
    }

    /// The next answer that has no body but for what its length says.
    String answer() {
        while (!ended && !isWhole()) {
            listen(PATIENCE_MILLIS, 1);
        }
        String answer = heard.toString(StandardCharsets.UTF_8);
        heard.reset();
        return answer;
    }

    /// All that comes until the server closes.
    String rest() {
        while (!ended) {
            listen(PATIENCE_MILLIS, 64 * 1024);
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    private boolean isWhole() {
        String text = heard.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int length = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        int bytes = length < 0 || length > end
                ? 0
                : Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
        return text.length() >= end + 4 + bytes;
    }

    private void listen(int millis, int most) {
        try {
            socket.setSoTimeout(millis);
            byte[] some = new byte[most];
            int count = socket.getInputStream().read(some);
            ended = count < 0;
            heard.write(some, 0, Math.max(0, count));
        } catch (SocketTimeoutException nothing) {
            if (millis == PATIENCE_MILLIS) {
                throw new AssertionError("nothing came for " + millis + " ms after: " + heard, nothing);
            }
        } catch (IOException reset) {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
