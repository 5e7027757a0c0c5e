package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that hears its copy's answer as it comes.
record Waiting(Socket socket, BufferedReader lines) implements AutoCloseable {

    static Waiting order(CopyTrial at, String path, String field) {
        try {
            var socket = new Socket(at.door.uri().getHost(), at.door.uri().getPort());
            socket.setSoTimeout(20_000);
            String request = "COPY " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + at.alice.authorization()
                    + "\r\n" + field + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new Waiting(
                    socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLine(String wanted) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(wanted);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
