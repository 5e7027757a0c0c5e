package org.tidings.wire.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.tidings.door.PutFile;
import org.tidings.door.Refusal;
import org.tidings.door.Upload;
import org.tidings.model.CopyFailure;

/// Fetches a file from another server. Its bytes go into an upload of the door, which nobody can see until it is
/// finished: complete, and compared with what the source says of them.
final class Pull implements Haul {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> HEAD_REFUSED = Set.of(FORBIDDEN, 405, 501);

    private final CopyOrder order;
    private final Arrival arrival;
    private final PeerClient http;

    Pull(CopyOrder order, Arrival arrival, PeerClient http) {
        this.order = order;
        this.arrival = arrival;
        this.http = http;
    }

    @Override
    public CopyOrder order() {
        return order;
    }

    @Override
    public CopyOutcome carryOut(Progress progress) {
        try {
            return pulled(progress);
        } catch (CopyFailed failed) {
            return new CopyOutcome.Failed(failed.why(), failed.text());
        } catch (IOException broken) {
            CopyFailed failed = progress.stopped()
                    .orElseGet(() -> Classified.broken(order.peer(), broken, CopyFailure.SOURCE_UNREACHABLE));
            return new CopyOutcome.Failed(failed.why(), failed.text());
        }
    }

    private CopyOutcome pulled(Progress progress) throws IOException, CopyFailed {
        Glance glance = look(progress);
        Description expected = Description.ofChecksums(order.terms().expected()).and(glance.told());
        try (Reply reply = http.ask(question("GET"), progress)) {
            if (reply.status() != OK) {
                boolean denied = glance.status() == FORBIDDEN && reply.status() / 100 == 5;
                throw Classified.source(order.peer(), denied ? FORBIDDEN : reply.status());
            }
            Description told = expected.and(Description.read(reply.fields()));
            checkProvable(told, reply);
            return switch (arrival.begin(told)) {
                case Refusal refusal -> throw Classified.here(refusal);
                case Upload upload -> {
                    try (upload) {
                        progress.move();
                        receive(reply.body(), upload, progress);
                        progress.settle();
                        yield finished(upload, progress);
                    }
                }
            };
        }
    }

    /// The answer to HEAD.
    private record Glance(int status, Description told) {}

    /// Asks for the file's size and checksum. There are servers that answer a GET and no HEAD. One that refuses HEAD
    /// may
    /// mean it, and have nothing but 500 for a GET that wants a checksum too (XRootD 5).
    private Glance look(Progress progress) throws IOException, CopyFailed {
        try (Reply reply = http.ask(question("HEAD"), progress)) {
            if (reply.status() == OK) {
                return new Glance(OK, Description.read(reply.fields()));
            }
            if (!HEAD_REFUSED.contains(reply.status())) {
                throw Classified.source(order.peer(), reply.status());
            }
            return new Glance(reply.status(), Description.NOTHING);
        }
    }

    private Question question(String method) {
        return Question.of(method, order.peer(), order.forwarded(), Wanted.of(Wanted.COMMON));
    }

    private void checkProvable(Description told, Reply reply) throws CopyFailed {
        if (reply.field("Content-Encoding")
                .filter(coding -> !coding.equals("identity"))
                .isPresent()) {
            throw new CopyFailed(
                    CopyFailure.UNVERIFIED, "the source sends other bytes than the file's: an encoded body");
        }
        if (told.checksums().isEmpty()) {
            if (order.terms().mustVerify()) {
                throw new CopyFailed(CopyFailure.UNVERIFIED, "the source gives no checksum, and one is required");
            }
            if (told.sizeBytes().isEmpty() && !reply.hasEnd()) {
                throw new CopyFailed(
                        CopyFailure.UNVERIFIED, "the source gives neither size nor checksum, nor an end to be told");
            }
        }
    }

    private static void receive(InputStream body, Upload upload, Progress progress) throws IOException, CopyFailed {
        byte[] buffer = new byte[BUFFER_BYTES];
        int count = body.read(buffer);
        while (count >= 0) {
            progress.moved(count);
            if (!upload.write(ByteBuffer.wrap(buffer, 0, count))) {
                return;
            }
            count = body.read(buffer);
        }
    }

    private static CopyOutcome finished(Upload upload, Progress progress) throws CopyFailed {
        return switch (upload.finish()) {
            case PutFile.Stored _, PutFile.Replaced _ -> new CopyOutcome.Copied(progress.bytes());
            case Refusal refusal -> throw Classified.here(refusal);
        };
    }
}
