package org.tidings.wire.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tidings.door.GetFile;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.CopyFailure;

/// Sends a file to another server, looks afterwards whether it is there as it should be, and takes away what a failure
/// left of it.
final class Push implements Haul {
    private static final Set<Integer> STORED = Set.of(200, 201, 204);
    private static final int NOT_FOUND = 404;
    private static final int TAKEN = 412;

    private final CopyOrder order;
    private final GetFile.Opened file;
    private final PeerClient http;

    /// @param file stays open until this is carried out
    Push(CopyOrder order, GetFile.Opened file, PeerClient http) {
        this.order = order;
        this.file = file;
        this.http = http;
    }

    @Override
    public CopyOrder order() {
        return order;
    }

    @Override
    public CopyOutcome carryOut(Progress progress) {
        var body = new StoredBody(file.bytes(), progress);
        Leftover.Seen before = new Leftover.Seen.Nothing();
        CopyFailed failed;
        try {
            checkExpected();
            before = look(progress);
            send(body, before, progress);
            return new CopyOutcome.Copied(content().sizeBytes());
        } catch (CopyFailed why) {
            failed = why;
        } catch (IOException broken) {
            failed = progress.stopped()
                    .orElseGet(() -> Classified.broken(order.peer(), broken, CopyFailure.DESTINATION_UNREACHABLE));
        }
        boolean leaves = body.hasBegun() && failed.why() != CopyFailure.DESTINATION_TAKEN;
        String remark = leaves ? tidied(before, body.offeredBytes(), progress) : "";
        return new CopyOutcome.Failed(failed.why(), failed.text() + remark);
    }

    private Content content() {
        return file.file().content();
    }

    private Description ours() {
        return new Description(OptionalLong.of(content().sizeBytes()), content().checksums(), Optional.empty());
    }

    private void checkExpected() throws CopyFailed {
        ours().compare(order.terms().expected());
    }

    private void send(StoredBody body, Leftover.Seen before, Progress progress) throws IOException, CopyFailed {
        if (!order.terms().overwrite() && before instanceof Leftover.Seen.Present) {
            throw new CopyFailed(CopyFailure.DESTINATION_TAKEN, "something is there that is not to be overwritten");
        }
        var put = new Question("PUT", order.peer(), order.forwarded(), offered(), Optional.of(body));
        try (Reply reply = http.ask(put, progress)) {
            if (!STORED.contains(reply.status())) {
                throw Classified.destination(order.peer(), reply.status());
            }
        }
        verify(look(progress));
    }

    private List<Field> offered() {
        List<Field> fields = new ArrayList<>(Wanted.offered(content().checksums()));
        if (!order.terms().overwrite()) {
            fields.add(new Field("If-None-Match", "*"));
        }
        return fields;
    }

    /// What is at the destination now.
    private Leftover.Seen look(Progress progress) throws IOException, CopyFailed {
        List<Checksum.Algorithm> known =
                content().checksums().stream().map(Checksum::algorithm).toList();
        try (Reply reply = http.ask(Question.of("HEAD", order.peer(), order.forwarded(), Wanted.of(known)), progress)) {
            return switch (reply.status()) {
                case 200 -> new Leftover.Seen.Present(Description.read(reply.fields()));
                case NOT_FOUND -> new Leftover.Seen.Absent();
                default -> new Leftover.Seen.Nothing();
            };
        }
    }

    private void verify(Leftover.Seen now) throws CopyFailed {
        switch (now) {
            case Leftover.Seen.Present(Description there) -> {
                boolean compared = ours().compare(there.checksums());
                ours().and(there);
                if (there.sizeBytes().isEmpty() || (order.terms().mustVerify() && !compared)) {
                    throw new CopyFailed(
                            CopyFailure.UNVERIFIED,
                            "the destination took the bytes and gives no " + (compared ? "size" : "checksum"));
                }
            }
            case Leftover.Seen.Absent _ ->
                throw new CopyFailed(CopyFailure.SIZE_MISMATCH, "the destination took the bytes, and has no such file");
            case Leftover.Seen.Nothing _ ->
                throw new CopyFailed(
                        CopyFailure.UNVERIFIED, "the destination took the bytes and does not say what it has");
        }
    }

    /// Removes what is there of our bytes.
    ///
    /// @param offeredBytes how many of them can have arrived
    /// @return what is to be said of it
    private String tidied(Leftover.Seen before, long offeredBytes, Progress progress) {
        progress.tidy();
        try {
            return switch (Leftover.of(before, look(progress), offeredBytes)) {
                case NONE -> "";
                case UNKNOWN -> "; what is there now was left alone";
                case OURS -> removed(progress) ? "" : "; what is there of it could not be removed";
            };
        } catch (IOException | CopyFailed silent) {
            return "; what is there of it, if anything is, could not be removed";
        }
    }

    private boolean removed(Progress progress) throws IOException, CopyFailed {
        try (Reply reply = http.ask(Question.of("DELETE", order.peer(), order.forwarded(), List.of()), progress)) {
            return reply.status() / 100 == 2 || reply.status() == NOT_FOUND;
        }
    }
}
