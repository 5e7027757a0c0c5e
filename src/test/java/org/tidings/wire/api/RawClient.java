package org.tidings.wire.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP/1.1 request over a bare socket, and its answer, byte by byte: no client library between the
/// test and the wire.
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    final int status;
    final Map<String, String> fields = new TreeMap<>();
    private final Socket socket;
    private final InputStream in;
    private int chunkLeft;
    private boolean ended;

    /// @param lines header lines after the request line, without Host
    RawClient(int port, String requestLine, String... lines) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = requestLine + " HTTP/1.1\r\nHost: localhost\r\n"
                + (lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        in = new BufferedInputStream(socket.getInputStream());
        status = Integer.parseInt(headLine().split(" ")[1]);
        for (String line = headLine(); !line.isEmpty(); line = headLine()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    static RawClient get(int port, String target, String user, String... lines) throws IOException {
        String[] all = new String[lines.length + 1];
        System.arraycopy(lines, 0, all, 1, lines.length);
        all[0] = "Authorization: " + RunningApi.credentials(user);
        return new RawClient(port, "GET " + target, all);
    }

    /// The next line of the body, without its LF; blank ones too.
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = bodyByte(); b != '\n'; b = bodyByte()) {
            if (b < 0) {
                throw new EOFException("the stream ended after: " + line.toString(StandardCharsets.UTF_8));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// Lines up to and including the one that starts so.
    String until(String start) throws IOException {
        var text = new StringBuilder();
        String line;
        do {
            line = line();
            text.append(line).append('\n');
        } while (!line.startsWith(start));
        return text.toString();
    }

    /// The rest of the body.
    String rest() throws IOException {
        var rest = new ByteArrayOutputStream();
        for (int b = bodyByte(); b >= 0; b = bodyByte()) {
            rest.write(b);
        }
        return rest.toString(StandardCharsets.UTF_8);
    }

    private int bodyByte() throws IOException {
        if (fields.containsKey("content-length")) {
            int length = Integer.parseInt(fields.get("content-length"));
            return chunkLeft++ < length ? in.read() : -1;
        }
        if (!fields.containsKey("transfer-encoding")) {
            return in.read();
        }
        if (chunkLeft == 0 && !ended) {
            chunkLeft = Integer.parseInt(headLine(), 16);
            ended = chunkLeft == 0;
        }
        if (ended) {
            return -1;
        }
        int b = in.read();
        if (--chunkLeft == 0) {
            headLine();
        }
        return b;
    }

    private String headLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
