package org.tidings.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import tools.jackson.databind.JsonNode;

/// The reading half of [EventCodec].
final class EventReader {
    private EventReader() {}

    static StorageEvent read(EventType type, JsonNode data) {
        JsonNode file = data.path("file");
        JsonNode previous = data.path("previous");
        return switch (type) {
            case FILE_CREATED ->
                new NamespaceEvent.FileCreated(
                        subject(file), content(file), modified(file), texts(data.path("xattrs")));
            case FILE_WRITTEN ->
                new NamespaceEvent.FileWritten(subject(file), content(file), content(previous), modified(file));
            case FILE_RENAMED -> new NamespaceEvent.FileRenamed(subject(file), content(file), place(previous));
            case FILE_DELETED -> new NamespaceEvent.FileDeleted(subject(file), content(file));
            case FILE_METADATA -> metadata(subject(file), data);
            case FILE_LOST -> new NamespaceEvent.FileLost(subject(file), content(file), loss(data));
            case FILE_FOUND -> new NamespaceEvent.FileFound(subject(file), content(file));
            case DIRECTORY_CREATED -> new NamespaceEvent.DirectoryCreated(subject(file));
            case DIRECTORY_RENAMED -> new NamespaceEvent.DirectoryRenamed(subject(file), place(previous));
            case DIRECTORY_DELETED -> new NamespaceEvent.DirectoryDeleted(subject(file));
            case ACL_CHANGED ->
                new NamespaceEvent.PermissionsChanged(
                        subject(file), contentIfAny(file), owner(previous), mode(previous));
            case LABEL_CHANGED -> labels(subject(file), data);
            case FILE_OPENED -> new AccessEvent.FileOpened(subject(file), content(file));
            case FILE_READ -> fileRead(file, data.path("access"));
            case DIRECTORY_LISTED -> new AccessEvent.DirectoryListed(subject(file));
            case ACCESSES_MISSED -> new AccessesMissed(data.path("missed").asLong());
            case CHANNEL_OPENED -> ChannelCodec.opened(data);
            case CHANNEL_CHANGED -> ChannelCodec.timeoutChanged(data);
            case CHANNEL_CLOSED -> ChannelCodec.closed(data);
            case CHANNEL_SUBSCRIBED -> ChannelCodec.subscribed(data);
            case CHANNEL_UNSUBSCRIBED -> ChannelCodec.unsubscribed(data);
            case REPLICA_ADDED,
                    REPLICA_REMOVED,
                    REPLICA_SUSPECTED,
                    REPLICA_LOST,
                    REPLICA_RECOVERED,
                    REPLICA_CONDEMNED,
                    REPLICA_REPRIEVED,
                    TRANSFER_QUEUED,
                    TRANSFER_STARTED,
                    TRANSFER_SUCCEEDED,
                    TRANSFER_FAILED,
                    TRANSFER_CANCELLED,
                    RULE_ADDED,
                    RULE_REMOVED,
                    RULE_SUSPENDED,
                    RULE_RESUMED,
                    DID_JUDGED,
                    RSE_DESCRIBED,
                    RSE_SILENT,
                    RSE_BACK -> CatalogueCodec.read(type, data);
        };
    }

    private static NamespaceEvent labels(Subject subject, JsonNode data) {
        JsonNode change = data.path("change");
        return new NamespaceEvent.LabelsChanged(
                subject, contentIfAny(data.path("file")), words(change.path("added")), words(change.path("removed")));
    }

    private static Loss loss(JsonNode data) {
        String word = data.path("lost").asString();
        return Loss.named(word).orElseThrow(() -> new IllegalArgumentException("nothing is lost as '" + word + "'"));
    }

    private static AccessEvent fileRead(JsonNode file, JsonNode access) {
        return new AccessEvent.FileRead(
                subject(file),
                content(file),
                access.path("bytes").asLong(),
                Duration.parse(access.path("took").asString()));
    }

    private static NamespaceEvent metadata(Subject subject, JsonNode data) {
        JsonNode file = data.path("file");
        if (data.path("previous").has("modified")) {
            return new NamespaceEvent.TimesChanged(
                    subject, contentIfAny(file), modified(data.path("previous")), modified(file));
        }
        Map<String, NamespaceEvent.XattrsChanged.Change> changes = new HashMap<>();
        data.path("change")
                .path("xattrs")
                .properties()
                .forEach(x -> changes.put(
                        x.getKey(),
                        new NamespaceEvent.XattrsChanged.Change(
                                text(x.getValue(), "before"), text(x.getValue(), "after"))));
        return new NamespaceEvent.XattrsChanged(subject, contentIfAny(file), changes);
    }

    private static Subject subject(JsonNode file) {
        var kind = "directory".equals(file.path("kind").stringValue()) ? Subject.Kind.DIRECTORY : Subject.Kind.FILE;
        return new Subject(
                kind,
                new FileId(file.path("id").stringValue()),
                place(file),
                owner(file),
                mode(file),
                new TreeSet<>(words(file.path("labels"))));
    }

    private static Place place(JsonNode node) {
        return new Place(
                new FileId(node.path("parent").stringValue()),
                new StoragePath(node.path("path").stringValue()));
    }

    private static Owner owner(JsonNode node) {
        return new Owner(
                node.path("owner").path("uid").intValue(),
                node.path("owner").path("gid").intValue());
    }

    private static Mode mode(JsonNode node) {
        return Mode.ofOctal(node.path("mode").stringValue());
    }

    private static Instant modified(JsonNode node) {
        return Instant.parse(node.path("modified").stringValue());
    }

    private static Optional<Content> contentIfAny(JsonNode node) {
        return node.has("generation") ? Optional.of(content(node)) : Optional.empty();
    }

    private static Content content(JsonNode node) {
        List<Checksum> checksums = new ArrayList<>();
        node.path("checksums")
                .properties()
                .forEach(c -> Checksum.Algorithm.named(c.getKey())
                        .ifPresent(
                                a -> checksums.add(new Checksum(a, c.getValue().stringValue()))));
        return new Content(
                node.path("generation").longValue(),
                node.path("size").longValue(),
                checksums,
                new PoolName(node.path("pool").stringValue()));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties().forEach(x -> texts.put(x.getKey(), x.getValue().stringValue()));
        return texts;
    }

    private static Set<String> words(JsonNode node) {
        Set<String> words = new HashSet<>();
        node.values().forEach(word -> words.add(word.stringValue()));
        return words;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).stringValue()) : Optional.empty();
    }
}
