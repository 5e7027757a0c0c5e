package org.tidings.wire.http;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.time.Instant;
import java.util.List;
import org.tidings.fuzz.Target;
import org.tidings.model.Checksum;

/// The header fields and paths of HTTP.
public final class HttpTargets {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SIZE = 1000;

    private HttpTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                                "request-target",
                                List.of("/data/run%201/a.h5", "/", "//a///b/", "/caf%C3%A9", "/%252e%252e%252fetc"),
                                List.of("%2e%2e", "%2F", "%5c", "%25", "%c0%af", "%00", "/../", "/./"),
                                HttpTargets::requestTarget)
                        .upTo(13_000),
                Target.ofText(
                        "ranges",
                        List.of("bytes=0-9", "bytes=-5", "bytes=5-", "bytes=0-1,3-4,-2"),
                        List.of("bytes=", "-", ",", "999999999999999999999"),
                        HttpTargets::ranges),
                Target.ofText(
                        "digests",
                        List.of(
                                "adler32=00000001",
                                "md5=1B2M2Y8AsgTpgAmY7PhCfg==",
                                "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
                                "adler32, md5;q=0.3",
                                "adler=1, sha-256=10"),
                        List.of("adler32", "adler", "crc32c", "md5", "sha", "sha-256", "sha-512", "=:", ":,", ";q="),
                        HttpTargets::digests),
                Target.ofText(
                        "conditions",
                        List.of("\"0000.1\"", "W/\"x\", \"y\"", "*", "Sun, 06 Nov 1994 08:49:37 GMT"),
                        List.of("W/", "\"", "*", "GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"),
                        HttpTargets::conditions),
                Target.ofText(
                        "authorization",
                        List.of("Basic YWxpY2U6c2VjcmV0", "Bearer abc", "basic YTo="),
                        List.of("Basic ", "Bearer ", "Negotiate", "Digest "),
                        field -> unless(RequestRefused.class, () -> BasicCredentials.parse(field))
                                .flatMap(known -> known)
                                .ifPresent(basic -> {
                                    promise(!basic.user().contains(":"), "a name has no colon");
                                    promise(
                                            basic.password().length() < 4
                                                    || !basic.toString().contains(basic.password())
                                                    || basic.user().contains(basic.password())
                                                    || "BasicCredentials[user=]".contains(basic.password()),
                                            "a password is never shown");
                                })),
                Target.ofText(
                        "media-types",
                        List.of("text/event-stream", "text/html, application/json;q=0.9, */*;q=0.1"),
                        List.of("*/*", "text/*", ";q=", "application/x-ndjson"),
                        field -> promise(
                                MediaType.best(field, List.of(MediaType.values())) != null, "there is an answer")),
                Target.of(
                        "json-body",
                        List.of(
                                "{\"caveats\":[\"activity:LIST\"],\"validity\":\"PT1H\"}",
                                "[[[1]]]",
                                "\"\\ud83d\\ude00\""),
                        List.of("{", "}", "[", "]", ":", "\\u0000", "1e400", "true", "null", "\"a\":"),
                        body -> unless(
                                        RequestRefused.class,
                                        () -> JsonBody.parse(body, new RequestSizes(0, SIZE, 50, 8)))
                                .ifPresent(tree -> promiseEqual(
                                        tree,
                                        JsonBody.parse(
                                                tree.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                                new RequestSizes(0, 100 * SIZE, 50, 8)),
                                        "JSON read, written and read again is the same"))));
    }

    private static void requestTarget(String raw) {
        unless(RequestRefused.class, () -> RequestTarget.parse(raw)).ifPresent(target -> {
            promise(
                    target.path().names().stream().noneMatch(name -> name.equals("..") || name.equals(".")),
                    "no path climbs");
            promise(!target.path().text().contains("\0"), "no path has a NUL");
            var out = new StringBuilder();
            for (String name : target.path().names()) {
                out.append('/');
                PercentCoding.encode(name, out);
            }
            promiseEqual(
                    RequestTarget.parse(out.isEmpty() ? "/" : out.toString()).path(),
                    target.path(),
                    "a path written as a URL and read again is the same");
        });
    }

    private static void ranges(String field) {
        unless(RequestRefused.class, () -> RequestedRanges.parse(field, SIZE)).ifPresent(asked -> {
            if (asked instanceof RequestedRanges.Parts parts) {
                long bytes =
                        parts.ranges().stream().mapToLong(ByteRange::length).sum();
                promise(bytes > 0 && bytes <= SIZE, "no request is answered by more bytes than the file has");
                promise(
                        parts.ranges().stream().allMatch(part -> part.first() >= 0 && part.last() < SIZE),
                        "every part is of the file");
            }
        });
    }

    private static void digests(String field) {
        unless(RequestRefused.class, () -> DigestFields.parseDigest(field))
                .ifPresent(all -> all.forEach(HttpTargets::roundTrip));
        unless(RequestRefused.class, () -> DigestFields.parseReprDigest(field));
        unless(RequestRefused.class, () -> DigestFields.parseContentMd5(field));
        WantedDigest.parse(field).choose(List.of());
        WantedDigest.parseRepr(field).choose(List.of());
    }

    private static void roundTrip(Checksum checksum) {
        promiseEqual(
                DigestFields.parseDigest(DigestFields.digest(checksum)),
                List.of(checksum),
                "a checksum written and read again is the same");
    }

    private static void conditions(String field) {
        unless(RequestRefused.class, () -> Preconditions.Tags.parse(field));
        var current = new Preconditions.Validators(java.util.Optional.of(new EntityTag(false, "x")), NOW);
        unless(RequestRefused.class, () -> Preconditions.rangeApplies(field, current, NOW));
        HttpDate.read(field, NOW);
    }
}
