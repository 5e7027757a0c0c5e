package org.tidings.wire.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.tidings.model.StoragePath;
import org.tidings.wire.client.ArrivingLines.Piece;

/// Third-party copies ordered at a site's door (HTTP-TPC): the bytes go from site to site, not through us.
public final class CopyClient {
    /// Four times as long as the pause between two markers may be.
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Endpoint endpoint;

    public CopyClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// The other side of a copy.
    ///
    /// @param url of the file there
    /// @param credentials the active side shows to it
    public record Other(URI url, Optional<Credentials> credentials) {}

    /// How an accepted copy ended, by the active side's word.
    ///
    /// @param line its last one, without `success:` or `failure:`
    public record Ending(boolean success, String line) {}

    /// Has the site fetch a file from elsewhere.
    ///
    /// @param version the entity tag of what may be overwritten; empty for any
    public Answer<Ending> pull(StoragePath to, Other source, boolean overwrite, Optional<String> version) {
        return ordered(to, "Source", source, overwrite, version);
    }

    /// Has the site send a file elsewhere.
    public Answer<Ending> push(StoragePath from, Other destination, boolean overwrite) {
        return ordered(from, "Destination", destination, overwrite, Optional.empty());
    }

    /// The URL of a file at this site.
    public URI url(StoragePath path) {
        return endpoint.request(PathCoding.encoded(path)).build().uri();
    }

    private Answer<Ending> ordered(
            StoragePath here, String role, Other other, boolean overwrite, Optional<String> version) {
        var builder = endpoint.request(PathCoding.encoded(here))
                .header(role, other.url().toString())
                .header("Credential", "none")
                .header("Overwrite", overwrite ? "T" : "F")
                .header("RequireChecksumVerification", "false")
                .method("COPY", BodyPublishers.noBody());
        version.ifPresent(tag -> builder.header("If-Match", tag));
        other.credentials().ifPresent(c -> builder.header("TransferHeaderAuthorization", c.authorization()));
        return sent(builder.build());
    }

    private Answer<Ending> sent(HttpRequest request) {
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = endpoint.send(request, BodyHandlers.ofPublisher());
        if (response.statusCode() / 100 != 2) {
            return EventFeed.refusal(response);
        }
        try (var lines = new ArrivingLines()) {
            response.body().subscribe(BodySubscribers.fromLineSubscriber(lines));
            return new Answer.Done<>(ending(lines));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Done<>(new Ending(false, "cancelled: interrupted"));
        }
    }

    /// Reads markers until the closing line; a stream without one is a failure of unknown result.
    private static Ending ending(ArrivingLines lines) throws InterruptedException {
        while (true) {
            switch (lines.next(SILENCE)) {
                case Piece.End end -> {
                    return new Ending(false, "unknown: " + end.why());
                }
                case Piece.Text text -> {
                    Optional<Ending> ending = closing(text.line().strip());
                    if (ending.isPresent()) {
                        return ending.get();
                    }
                }
            }
        }
    }

    private static Optional<Ending> closing(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        String rest = line.substring(line.indexOf(':') + 1).strip();
        if (lower.startsWith("success")) {
            return Optional.of(new Ending(true, rest));
        }
        return lower.startsWith("fail") || lower.startsWith("aborted")
                ? Optional.of(new Ending(false, rest))
                : Optional.empty();
    }
}
