package org.tidings.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One connection on which exactly the given bytes are sent, also those that no client would send.
final class Wire implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private boolean bodiless;
    private boolean bodilessWhenGood;

    Wire(Site.Address address) {
        this(address, new Socket());
    }

    private Wire(Site.Address address, Socket socket) {
        this.socket = socket;
        try {
            socket.connect(new InetSocketAddress("localhost", address.port()));
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A connection whose kernel keeps hardly anything that is not read.
    static Wire withSmallEars(Site.Address address) {
        var socket = new Socket();
        try {
            socket.setReceiveBufferSize(4096);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wire(address, socket);
    }

    /// One exchange on a connection of its own.
    static Answer exchange(Site.Address address, byte[] request) {
        return exchangeMethod(address, "", request);
    }

    /// The same, where the answer to HEAD has no body.
    static Answer exchangeMethod(Site.Address address, String method, byte[] request) {
        try (Wire wire = new Wire(address)) {
            wire.bodiless = method.equals("HEAD");
            wire.send(request);
            return wire.answer();
        }
    }

    /// GET by somebody, where a stream without end is read to the end of its header only.
    static Answer exchangeHead(Visitor who, Site.Address address, String target, String... fields) {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        request.append("Authorization: ").append(who.authorization()).append("\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        try (Wire wire = new Wire(address)) {
            wire.bodilessWhenGood = true;
            wire.send(request + "\r\n");
            return wire.answer();
        }
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Says that nothing more will come, and still listens.
    void sendNoMore() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next answer that is not a `100 Continue`.
    Answer answer() {
        try {
            Answer answer = oneAnswer();
            return answer.status() == 100 ? answer() : answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next answer, while the same words are said again and again, each after a moment of listening.
    Answer answerWhileSaying(String words) {
        try {
            socket.setSoTimeout(20);
            for (boolean silent = true; silent; ) {
                send(words);
                silent = isSilent();
            }
            socket.setSoTimeout(30_000);
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSilent() throws IOException {
        in.mark(1);
        try {
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }

    /// The next answer, whatever it is.
    Answer anyAnswer() {
        try {
            return oneAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the server has closed its side, with no byte before.
    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private Answer oneAnswer() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.")) {
            throw new IOException("not HTTP: " + status);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int code = Integer.parseInt(status.substring(9, 12));
        return new Answer(code, headers, body(code, headers));
    }

    private byte[] body(int code, Map<String, List<String>> headers) throws IOException {
        if (bodiless || (bodilessWhenGood && code == 200) || code < 200 || code == 204 || code == 304) {
            return new byte[0];
        }
        if (headers.containsKey("Content-Length")) {
            return in.readNBytes(Integer.parseInt(headers.get("Content-Length").getFirst()));
        }
        return headers.containsKey("Transfer-Encoding") ? chunks() : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("closed after '" + line + "'");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
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
