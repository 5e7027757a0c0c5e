package org.tidings.wire.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A client that sends exactly the characters it is given, and gives back all that comes.
public final class RawClient {
    private RawClient() {}

    /// Sends the text (lines ended by a bare newline get the carriage return HTTP wants) and reads until the server
    /// closes; so the text should ask for `Connection: close`.
    public static String say(URI server, String text) {
        return sayBytes(server, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Sends the text, closes its side, and waits until the server has closed too.
    public static void sendAndHangUp(URI server, String text) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends the bytes and reads until the server closes.
    public static String sayBytes(URI server, byte[] bytes) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
