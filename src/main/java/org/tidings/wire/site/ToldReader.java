package org.tidings.wire.site;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.tidings.catalogue.SiteLog.Said;
import org.tidings.catalogue.SiteLog.Told;
import org.tidings.ledger.EventCodec;
import org.tidings.model.EventType;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Traits;
import org.tidings.wire.client.SseFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Frames of a Tidings' stream into what it told of files.
final class ToldReader {
    private static final String PREFIX = "org.tidings.storage.";
    private static final String SUFFIX = ".v1";
    private static final String FILE_LISTED = "file.listed";
    private static final String DIRECTORY_LISTED = "dir.listed";

    private final EventCodec codec;

    ToldReader(EventCodec codec) {
        this.codec = codec;
    }

    /// @return empty for a frame that neither tells of a file nor moves the cursor
    Optional<Told> read(SseFrame frame) {
        if (frame.event().equals("stream.snapshot.begin")) {
            return Optional.of(new Told(Optional.empty(), Instant.EPOCH, Optional.empty(), new Said.ListingBegun()));
        }
        if (frame.event().equals("stream.snapshot.end")) {
            return Optional.of(new Told(frame.id(), Instant.EPOCH, Optional.empty(), new Said.ListingDone(true)));
        }
        if (!frame.event().startsWith(PREFIX)) {
            return Optional.empty();
        }
        String name = frame.event().substring(PREFIX.length(), frame.event().length() - SUFFIX.length());
        return switch (name) {
            case FILE_LISTED -> Optional.of(listed(JsonMapper.shared().readTree(frame.data())));
            case DIRECTORY_LISTED -> Optional.empty();
            default -> EventType.named(name).map(type -> happened(frame, type));
        };
    }

    private Told listed(JsonNode event) {
        var file = (NamespaceEvent.FileCreated) codec.decode(EventType.FILE_CREATED, event.path("data"));
        var subject = file.subject();
        var holding = new Holding(
                subject.place().path(),
                Optional.of(subject.id()),
                file.content().generation(),
                Fingerprint.of(file.content()),
                false);
        var traits = new Traits(Integer.toString(subject.owner().uid()), subject.labels(), time(event));
        return new Told(
                Optional.empty(), time(event), user(event), new Said.Listed(holding, Optional.of(traits), lost(event)));
    }

    private Told happened(SseFrame frame, EventType type) {
        JsonNode event = JsonMapper.shared().readTree(frame.data());
        Said said = type.isChange() && codec.decode(type, event.path("data")) instanceof NamespaceEvent change
                ? new Said.Happened(change)
                : new Said.Nothing();
        return new Told(frame.id(), time(event), user(event), said);
    }

    private static Optional<String> lost(JsonNode event) {
        JsonNode lost = event.path("data").path("lost");
        return lost.isString() ? Optional.of(lost.asString()) : Optional.empty();
    }

    private static Instant time(JsonNode event) {
        return OffsetDateTime.parse(event.path("time").asString()).toInstant();
    }

    private static Optional<String> user(JsonNode event) {
        JsonNode user = event.path("data").path("op").path("user");
        return user.isString() ? Optional.of(user.asString()) : Optional.empty();
    }
}
