package org.tidings.wire.dav;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.tidings.door.PutFile;
import org.tidings.door.Refusal;
import org.tidings.door.Upload;
import org.tidings.model.Checksum;
import org.tidings.wire.http.DigestFields;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.WantedDigest;

/// PUT (RFC 9110 §9.3.4): a whole file, verified before it has a name.
///
/// The decision is made before the first byte is read, so a client that waits for `100 Continue` sends no
/// byte in vain.
final class PutMethod implements DavMethod {
    private static final String MODIFIED = "X-OC-Mtime";
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,11}(\\.\\d{1,9})?");

    private final PutFile putFile;
    private final Conditions conditions;
    private final Set<Checksum.Algorithm> alwaysComputed;
    private final InstantSource clock;

    /// @param alwaysComputed checksums the site wants of every file, beside adler32
    PutMethod(PutFile putFile, Conditions conditions, Set<Checksum.Algorithm> alwaysComputed, InstantSource clock) {
        this.putFile = putFile;
        this.conditions = conditions;
        this.alwaysComputed = Set.copyOf(alwaysComputed);
        this.clock = clock;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (exchange.fields().contains(HttpHeader.CONTENT_RANGE)) {
            throw RequestRefused.malformed("A file is put whole: Content-Range is not taken.");
        }
        if (exchange.target().namesDirectory()) {
            exchange.notAllowed("A file's address does not end in a slash; make a directory with MKCOL.");
            return;
        }
        Optional<WantedDigest> wanted = GetMethod.wanted(exchange.fields());
        switch (putFile.begin(exchange.caller(), exchange.path(), announcement(exchange, wanted))) {
            case Refusal refusal -> exchange.refuse(refusal);
            case Upload upload -> {
                PutFile.Outcome outcome;
                try (upload) {
                    receive(exchange.request(), upload);
                    outcome = upload.finish();
                }
                answer(exchange, outcome, wanted);
            }
        }
    }

    /// Moves the body into the upload, buffer by buffer as the network filled them.
    private static void receive(Request request, Upload upload) throws IOException {
        boolean more = true;
        while (more) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                try (Blocker.Runnable wait = Blocker.runnable()) {
                    request.demand(wait);
                    wait.block();
                }
            } else if (Content.Chunk.isFailure(chunk)) {
                throw new IOException("the body was cut short", chunk.getFailure());
            } else {
                try {
                    more = (!chunk.hasRemaining() || upload.write(chunk.getByteBuffer())) && !chunk.isLast();
                } finally {
                    chunk.release();
                }
            }
        }
    }

    private static void answer(Exchange exchange, PutFile.Outcome outcome, Optional<WantedDigest> wanted) {
        switch (outcome) {
            case Refusal refusal -> exchange.refuse(refusal);
            case PutFile.Stored stored -> {
                describe(
                        exchange,
                        EntityTag.of(stored.id(), stored.content().generation()),
                        stored.content().checksums(),
                        wanted);
                exchange.answer(201);
            }
            case PutFile.Replaced replaced -> {
                describe(
                        exchange,
                        EntityTag.of(replaced.id(), replaced.content().generation()),
                        replaced.content().checksums(),
                        wanted);
                exchange.answer(204);
            }
        }
    }

    private static void describe(
            Exchange exchange, EntityTag tag, List<Checksum> checksums, Optional<WantedDigest> wanted) {
        exchange.response().getHeaders().put(HttpHeader.ETAG, tag.toString());
        if (exchange.fields().contains(MODIFIED)) {
            exchange.put(MODIFIED, "accepted");
        }
        wanted.ifPresent(digest -> digest.choose(checksums)
                .ifPresent(checksum -> exchange.put(
                        digest.family().fieldName(), digest.family().write(checksum))));
    }

    private PutFile.Announcement announcement(Exchange exchange, Optional<WantedDigest> wanted) {
        Set<Checksum.Algorithm> algorithms =
                wanted.isEmpty() || wanted.get().algorithms().isEmpty()
                        ? alwaysComputed
                        : joined(alwaysComputed, wanted.get().algorithms());
        return new PutFile.Announcement(
                exchange.request().getLength(),
                expected(exchange.fields()),
                algorithms,
                conditions.of(exchange, clock.instant()),
                modified(exchange.field(MODIFIED)),
                NewXattrs.of(exchange.request()));
    }

    /// The checksums the client says its bytes have.
    static List<Checksum> expected(HttpFields fields) {
        List<Checksum> expected = new ArrayList<>();
        fields.getValuesList("Digest").forEach(field -> expected.addAll(DigestFields.parseDigest(field)));
        fields.getValuesList("Repr-Digest").forEach(field -> expected.addAll(DigestFields.parseReprDigest(field)));
        fields.getValuesList("Content-Digest").forEach(field -> expected.addAll(DigestFields.parseReprDigest(field)));
        fields.getValuesList("Content-MD5").forEach(field -> expected.add(DigestFields.parseContentMd5(field)));
        return expected;
    }

    /// ownCloud's way to say when the file was last changed, in seconds; rclone and others use it.
    private static Optional<Instant> modified(String seconds) {
        return SECONDS.matcher(seconds).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.replaceFirst("\\..*", ""))))
                : Optional.empty();
    }

    private static Set<Checksum.Algorithm> joined(Set<Checksum.Algorithm> some, Set<Checksum.Algorithm> more) {
        Set<Checksum.Algorithm> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
