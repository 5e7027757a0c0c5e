package org.tidings.wire.dav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.tidings.wire.http.RawClient;

/// Somebody's client at a trial door.
final class DoorClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String authorization;

    DoorClient(TrialDoor door, String user) {
        this(
                door.uri(),
                "Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8)));
    }

    private DoorClient(URI root, String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    /// Whoever has the token.
    static DoorClient bearing(TrialDoor door, String token) {
        return new DoorClient(door.uri(), "Bearer " + token);
    }

    /// Asks with exactly this target; the whole answer as it came.
    String raw(String method, String target, String... lines) {
        String fields = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
        return RawClient.say(
                root,
                method + " " + target + " HTTP/1.1\nHost: " + root.getAuthority()
                        + "\nConnection: close\nAuthorization: " + authorization + "\n" + fields + "\n");
    }

    /// The token it bears.
    String token() {
        return authorization.substring("Bearer ".length());
    }

    String authorization() {
        return authorization;
    }

    HttpResponse<String> ask(String method, String path, String... fields) {
        return send(method, path, BodyPublishers.noBody(), fields);
    }

    HttpResponse<String> ask(String method, String path, Body body, String... fields) {
        return send(method, path, BodyPublishers.ofString(body.text()), fields);
    }

    HttpResponse<String> put(String path, String text, String... fields) {
        return send("PUT", path, BodyPublishers.ofString(text), fields);
    }

    HttpResponse<String> get(String path, String... fields) {
        return ask("GET", path, fields);
    }

    /// A file's bytes.
    byte[] bytes(String path) {
        HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                .header("Authorization", authorization)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A request's body, to tell it from a field.
    record Body(String text) {}

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", authorization)
                .method(method, body);
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
