package org.tidings.wire.site;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidings.model.Checksum;
import org.tidings.model.Fingerprint;
import org.tidings.model.Rse;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.transfer.CopyEngine;
import org.tidings.wire.client.Answer;
import org.tidings.wire.client.CopyClient.Ending;
import org.tidings.wire.client.CopyClient.Other;
import org.tidings.wire.client.Credentials;
import org.tidings.wire.client.DoorClient;
import org.tidings.wire.client.DoorClient.Seen;
import org.tidings.wire.client.Unreachable;

/// Copies over HTTP between the sites that are known: the sites do them, and we look.
public final class SiteEngine implements CopyEngine {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int CHANGED = 412;

    private final Map<Rse, Partner> partners;
    private final Passes passes;

    public SiteEngine(Map<Rse, Partner> partners, InstantSource clock) {
        this.partners = Map.copyOf(partners);
        this.passes = new Passes(clock);
    }

    @Override
    public Outcome copy(Order order) {
        try {
            return order.over().isPresent() ? copiedOver(order, order.over().get()) : copied(order, Over.NOTHING);
        } catch (Unreachable e) {
            return new Outcome.Failed(new Failure(unreachable(order), words(e)));
        }
    }

    /// What is there may go.
    ///
    /// @param version its entity tag, where the site tells one
    private record Over(boolean overwrite, Optional<String> version) {
        static final Over NOTHING = new Over(false, Optional.empty());
    }

    /// Only over what is known to be there: somebody may have put something new in its place meanwhile.
    private Outcome copiedOver(Order order, Fingerprint known) {
        return switch (partner(order.to().rse()).files().look(order.to().path())) {
            case Answer.Done<Seen>(Seen seen)
            when known.contradicts(fingerprint(seen)) ->
                new Outcome.Failed(new Failure(FailureClass.DESTINATION_TAKEN, "Other bytes are there by now."));
            case Answer.Done<Seen>(Seen seen) -> copied(order, new Over(true, seen.entityTag()));
            case Answer.Refused<Seen> _ -> copied(order, Over.NOTHING);
        };
    }

    private Outcome copied(Order order, Over over) {
        Answer<Ending> answer = sent(order, over);
        if (answer instanceof Answer.Refused<Ending>(int status, String _) && isParentMissing(order, status)) {
            makeParents(partner(order.to().rse()).files(), order.to().path().parent());
            answer = sent(order, over);
        }
        return outcome(order, answer);
    }

    /// The active side of a copy is the one that may be unreachable for us.
    private static FailureClass unreachable(Order order) {
        return switch (order.mode()) {
            case PULL, STREAM -> FailureClass.DESTINATION_UNREACHABLE;
            case PUSH -> FailureClass.SOURCE_UNREACHABLE;
        };
    }

    private static boolean isParentMissing(Order order, int status) {
        return switch (order.mode()) {
            case PULL, STREAM -> status == CONFLICT || status == NOT_FOUND;
            case PUSH -> false;
        };
    }

    private Answer<Ending> sent(Order order, Over over) {
        Partner source = partner(order.from().rse());
        Partner destination = partner(order.to().rse());
        return switch (order.mode()) {
            case PULL ->
                switch (passes.of(order.from().rse(), source, order.from().path(), "DOWNLOAD")) {
                    case Answer.Refused<Optional<Credentials>> refused -> denied(true, refused);
                    case Answer.Done<Optional<Credentials>>(var pass) -> {
                        var other = new Other(source.copies().url(order.from().path()), pass);
                        yield destination.copies().pull(order.to().path(), other, over.overwrite(), over.version());
                    }
                };
            case PUSH -> {
                makeParents(destination.files(), order.to().path().parent());
                yield switch (passes.of(
                        order.to().rse(), destination, order.to().path(), "UPLOAD,DELETE,MANAGE")) {
                    case Answer.Refused<Optional<Credentials>> refused -> denied(false, refused);
                    case Answer.Done<Optional<Credentials>>(var pass) -> {
                        var other =
                                new Other(destination.copies().url(order.to().path()), pass);
                        yield source.copies().push(order.from().path(), other, over.overwrite());
                    }
                };
            }
            case STREAM -> streamed(source.files(), destination.files(), order, over);
        };
    }

    private static Answer<Ending> denied(boolean bySource, Answer.Refused<Optional<Credentials>> refused) {
        String who = bySource ? "source denied: " : "destination denied: ";
        return new Answer.Done<>(new Ending(false, who + "no token: " + refused.sentence()));
    }

    private static Answer<Ending> streamed(DoorClient source, DoorClient destination, Order order, Over over) {
        return switch (source.get(order.from().path())) {
            case Answer.Refused<DoorClient.Download>(int status, String sentence) ->
                new Answer.Done<>(
                        new Ending(false, (status == NOT_FOUND ? "source missing: " : "source denied: ") + sentence));
            case Answer.Done<DoorClient.Download>(var download) -> {
                try (InputStream body = download.body()) {
                    var upload = new DoorClient.Upload(() -> body, download.sizeBytes(), !over.overwrite());
                    yield destination.put(order.to().path(), upload).map(digests -> new Ending(true, "streamed"));
                } catch (IOException e) {
                    yield new Answer.Done<>(new Ending(false, "source unreachable: " + e.getMessage()));
                }
            }
        };
    }

    private static void makeParents(DoorClient door, StoragePath directory) {
        if (directory.isRoot()) {
            return;
        }
        if (door.makeDirectory(directory) instanceof Answer.Refused<Boolean>(int status, String _)
                && (status == CONFLICT || status == NOT_FOUND)) {
            makeParents(door, directory.parent());
            door.makeDirectory(directory);
        }
    }

    private static Outcome outcome(Order order, Answer<Ending> answer) {
        return switch (answer) {
            case Answer.Done<Ending>(Ending ending) ->
                ending.success()
                        ? new Outcome.Done()
                        : new Outcome.Failed(new Failure(FailureWords.kind(ending.line()), ending.line()));
            case Answer.Refused<Ending>(int status, String sentence) ->
                new Outcome.Failed(new Failure(FailureWords.kind(status, order.mode()), sentence));
        };
    }

    @Override
    public Sight look(Rse rse, StoragePath path) {
        try {
            return switch (partner(rse).files().look(path)) {
                case Answer.Done<Seen>(Seen seen) -> new Sight.Present(fingerprint(seen));
                case Answer.Refused<Seen>(int status, String sentence) ->
                    status == NOT_FOUND
                            ? new Sight.Absent()
                            : new Sight.Unknown(new Failure(FailureClass.DESTINATION_DENIED, sentence));
            };
        } catch (Unreachable e) {
            return new Sight.Unknown(new Failure(FailureClass.DESTINATION_UNREACHABLE, words(e)));
        }
    }

    private static Fingerprint fingerprint(Seen seen) {
        List<Checksum> checksums = new ArrayList<>();
        seen.digests()
                .forEach((name, hex) -> Checksum.Algorithm.named(name)
                        .filter(algorithm -> hex.length() == algorithm.bytes() * 2 && hex.matches("[0-9a-fA-F]+"))
                        .ifPresent(algorithm -> checksums.add(new Checksum(algorithm, hex.toLowerCase(Locale.ROOT)))));
        return new Fingerprint(Math.max(0, seen.sizeBytes()), checksums);
    }

    @Override
    public Outcome remove(Rse rse, StoragePath path, Fingerprint bytes) {
        try {
            DoorClient files = partner(rse).files();
            return switch (files.look(path)) {
                case Answer.Done<Seen>(Seen seen)
                when bytes.contradicts(fingerprint(seen)) ->
                    new Outcome.Failed(new Failure(FailureClass.DESTINATION_TAKEN, "Other bytes are there by now."));
                case Answer.Done<Seen>(Seen seen) -> removed(files.remove(path, seen.entityTag()));
                case Answer.Refused<Seen> refused -> removed(refused.retyped());
            };
        } catch (Unreachable e) {
            return new Outcome.Failed(new Failure(FailureClass.DESTINATION_UNREACHABLE, words(e)));
        }
    }

    private static Outcome removed(Answer<Boolean> answer) {
        return switch (answer) {
            case Answer.Done<Boolean> _ -> new Outcome.Done();
            case Answer.Refused<Boolean>(int status, String sentence) ->
                switch (status) {
                    case NOT_FOUND -> new Outcome.Done();
                    case CHANGED -> new Outcome.Failed(new Failure(FailureClass.DESTINATION_TAKEN, sentence));
                    default -> new Outcome.Failed(new Failure(FailureClass.DESTINATION_DENIED, sentence));
                };
        };
    }

    private Partner partner(Rse rse) {
        Partner partner = partners.get(rse);
        if (partner == null) {
            throw new Unreachable("No site is configured as " + rse + ".", new IOException(rse.name()));
        }
        return partner;
    }

    private static String words(Unreachable e) {
        return String.valueOf(e.getMessage());
    }
}
