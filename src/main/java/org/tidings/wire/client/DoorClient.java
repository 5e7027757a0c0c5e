package org.tidings.wire.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tidings.model.StoragePath;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Files at a site, over its WebDAV door.
public final class DoorClient {
    private static final int ASK_BEFORE_SENDING = 1 << 20;
    private static final String ALL = "<propfind xmlns=\"DAV:\"><allprop/></propfind>";
    private static final JsonMapper JSON = new JsonMapper();
    private final Endpoint endpoint;

    public DoorClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// One file or directory.
    public Answer<RemoteEntry> stat(StoragePath path) {
        List<RemoteEntry> seen = new ArrayList<>();
        return propfind(path, "0", seen::add).map(done -> seen.getFirst());
    }

    /// What is in a directory; the directory itself is not shown, a file shows itself.
    public Answer<Boolean> list(StoragePath path, Consumer<RemoteEntry> visitor) {
        return propfind(path, "1", entry -> {
            if (!entry.path().equals(path) || !entry.directory()) {
                visitor.accept(entry);
            }
        });
    }

    private Answer<Boolean> propfind(StoragePath path, String depth, Consumer<RemoteEntry> visitor) {
        var request = endpoint.request(PathCoding.encoded(path))
                .header("Depth", depth)
                .header("Content-Type", "application/xml")
                .method("PROPFIND", BodyPublishers.ofString(ALL))
                .build();
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 207) {
            return Endpoint.refusal(response);
        }
        try (InputStream body = response.body()) {
            Multistatus.read(body, visitor);
            return new Answer.Done<>(true);
        } catch (IOException e) {
            throw new Unreachable("The listing of " + path + " broke off: " + Endpoint.words(e) + ".", e);
        }
    }

    /// What a file is stored as.
    ///
    /// @param sizeBytes -1 if it is not known before it was sent
    /// @param onlyIfFree refuse with 412 when something is there
    public record Upload(Supplier<InputStream> source, long sizeBytes, boolean onlyIfFree) {}

    /// Stores a file.
    ///
    /// @return the checksums the site answered, by name; possibly none
    public Answer<Map<String, String>> put(StoragePath path, Upload upload) {
        var body = BodyPublishers.ofInputStream(upload.source());
        var builder = endpoint.request(PathCoding.encoded(path))
                .header("Want-Digest", "adler32")
                .PUT(
                        upload.sizeBytes() < 0
                                ? body
                                : BodyPublishers.fromPublisher(body, Math.max(1, upload.sizeBytes())))
                .expectContinue(upload.sizeBytes() > ASK_BEFORE_SENDING);
        if (upload.sizeBytes() == 0) {
            builder.PUT(BodyPublishers.noBody());
        }
        if (upload.onlyIfFree()) {
            builder.header("If-None-Match", "*");
        }
        return answered(builder.build()).map(Digests::of);
    }

    /// A file's bytes, to be closed.
    ///
    /// @param sizeBytes -1 if the site does not say
    public record Download(InputStream body, long sizeBytes, Optional<String> adler32) {}

    public Answer<Download> get(StoragePath path) {
        var request = endpoint.request(PathCoding.encoded(path))
                .header("Want-Digest", "adler32")
                .GET()
                .build();
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            return Endpoint.refusal(response);
        }
        long size = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        var adler32 = Optional.ofNullable(Digests.of(response.headers()).get("adler32"));
        return new Answer.Done<>(new Download(response.body(), size, adler32));
    }

    /// The site's checksums of a file, by name.
    public Answer<Map<String, String>> checksums(StoragePath path) {
        var request = endpoint.request(PathCoding.encoded(path))
                .header("Want-Digest", "adler32, md5, sha-256, sha")
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return answered(request).map(Digests::of);
    }

    /// What a file is, by the site's own word.
    ///
    /// @param sizeBytes -1 if it does not say
    /// @param digests by their names of RFC 3230, in hex; those asked for that it has
    /// @param entityTag that says which version of it was seen; not from every site
    public record Seen(long sizeBytes, Map<String, String> digests, Optional<String> entityTag) {}

    /// Looks at a file without reading it; both families of digests are asked for (RFC 3230, RFC 9530).
    public Answer<Seen> look(StoragePath path) {
        var request = endpoint.request(PathCoding.encoded(path))
                .header("Want-Digest", "adler32, crc32c, md5, sha-256")
                .method("HEAD", BodyPublishers.noBody())
                .build();
        return answered(request)
                .map(headers -> new Seen(
                        headers.firstValueAsLong("Content-Length").orElse(-1),
                        Digests.of(headers),
                        headers.firstValue("ETag")));
    }

    /// Removes a file, or a directory and all below it.
    public Answer<Boolean> remove(StoragePath path) {
        var request = endpoint.request(PathCoding.encoded(path)).DELETE().build();
        return answered(request).map(headers -> true);
    }

    /// Removes a file, if it still is that version of it.
    public Answer<Boolean> remove(StoragePath path, Optional<String> entityTag) {
        var builder = endpoint.request(PathCoding.encoded(path)).DELETE();
        entityTag.ifPresent(tag -> builder.header("If-Match", tag));
        return answered(builder.build()).map(headers -> true);
    }

    public Answer<Boolean> makeDirectory(StoragePath path) {
        var request = endpoint.request(PathCoding.encoded(path))
                .method("MKCOL", BodyPublishers.noBody())
                .build();
        return answered(request).map(headers -> true);
    }

    /// Gives a file or directory another path.
    ///
    /// @param replace whether something that is there already is removed first
    public Answer<Boolean> move(StoragePath from, StoragePath to, boolean replace) {
        String root = endpoint.request(PathCoding.encoded(to)).build().uri().toString();
        var request = endpoint.request(PathCoding.encoded(from))
                .header("Destination", root)
                .header("Overwrite", replace ? "T" : "F")
                .method("MOVE", BodyPublishers.noBody())
                .build();
        return answered(request).map(headers -> true);
    }

    /// A token that leaves less than we may do, for this path and below.
    ///
    /// @param caveats lines `key:value`
    /// @param validity how long it is to be good; if empty, as the site likes
    public Answer<String> macaroon(StoragePath path, List<String> caveats, Optional<Duration> validity) {
        Map<String, Object> wish = new HashMap<>(Map.of("caveats", caveats));
        validity.ifPresent(time -> wish.put("validity", time.toString()));
        var request = endpoint.request(PathCoding.encoded(path))
                .header("Content-Type", "application/macaroon-request")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wish)))
                .build();
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            return Endpoint.refusal(response);
        }
        try (InputStream body = response.body()) {
            return new Answer.Done<>(JSON.readTree(body).path("macaroon").asString());
        } catch (IOException | JacksonException e) {
            throw new Unreachable("The answer is no token.", e);
        }
    }

    private Answer<java.net.http.HttpHeaders> answered(HttpRequest request) {
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            return Endpoint.refusal(response);
        }
        try (InputStream body = response.body()) {
            body.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new Unreachable("The answer broke off: " + Endpoint.words(e) + ".", e);
        }
        return new Answer.Done<>(response.headers());
    }
}
