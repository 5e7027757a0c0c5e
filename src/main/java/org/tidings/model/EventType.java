package org.tidings.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The kinds of event, by their names on the wire.
///
/// The short name (`file.created`) is for people and selectors; its first word is the family. The
/// CloudEvents `type` is made of it: `org.tidings.storage.file.created.v1`.
public enum EventType {
    FILE_CREATED("file.created"),
    FILE_WRITTEN("file.written"),
    FILE_RENAMED("file.renamed"),
    FILE_DELETED("file.deleted"),
    FILE_METADATA("file.metadata"),
    FILE_LOST("file.lost"),
    FILE_FOUND("file.found"),
    DIRECTORY_CREATED("dir.created"),
    DIRECTORY_RENAMED("dir.renamed"),
    DIRECTORY_DELETED("dir.deleted"),
    ACL_CHANGED("acl.changed"),
    LABEL_CHANGED("label.changed"),
    FILE_OPENED("access.opened"),
    FILE_READ("access.read"),
    DIRECTORY_LISTED("access.listed"),
    ACCESSES_MISSED("access.missed"),
    CHANNEL_OPENED("channel.opened"),
    CHANNEL_CHANGED("channel.changed"),
    CHANNEL_CLOSED("channel.closed"),
    CHANNEL_SUBSCRIBED("channel.subscribed"),
    CHANNEL_UNSUBSCRIBED("channel.unsubscribed"),
    REPLICA_ADDED("replica.added"),
    REPLICA_REMOVED("replica.removed"),
    REPLICA_SUSPECTED("replica.suspected"),
    REPLICA_LOST("replica.lost"),
    REPLICA_RECOVERED("replica.recovered"),
    REPLICA_CONDEMNED("replica.condemned"),
    REPLICA_REPRIEVED("replica.reprieved"),
    TRANSFER_QUEUED("transfer.queued"),
    TRANSFER_STARTED("transfer.started"),
    TRANSFER_SUCCEEDED("transfer.succeeded"),
    TRANSFER_FAILED("transfer.failed"),
    TRANSFER_CANCELLED("transfer.cancelled"),
    RULE_ADDED("rule.added"),
    RULE_REMOVED("rule.removed"),
    RULE_SUSPENDED("rule.suspended"),
    RULE_RESUMED("rule.resumed"),
    DID_JUDGED("did.judged"),
    RSE_DESCRIBED("rse.described"),
    RSE_SILENT("rse.silent"),
    RSE_BACK("rse.back");

    private static final Set<String> CATALOGUE = Set.of("replica", "transfer", "rule", "did", "rse");

    private final String shortName;

    EventType(String shortName) {
        this.shortName = shortName;
    }

    /// As in `file.created`.
    public String shortName() {
        return shortName;
    }

    /// The first word of the short name, as in `file`.
    public String family() {
        return shortName.substring(0, shortName.indexOf('.'));
    }

    /// Whether it tells of stored data that changed. Of the others, only those hear who ask for them by name.
    public boolean isChange() {
        return !isOfChannels() && !isOfCatalogue() && !family().equals("access");
    }

    /// Whether it tells of a channel: its owner's business, and the operator's.
    public boolean isOfChannels() {
        return family().equals("channel");
    }

    /// Whether it tells of replicas at many sites and what is wanted of them: the operator's business.
    public boolean isOfCatalogue() {
        return CATALOGUE.contains(family());
    }

    /// The CloudEvents 1.0 `type` attribute.
    public String cloudEventsType() {
        return "org.tidings.storage." + shortName + ".v1";
    }

    public static Optional<EventType> named(String shortName) {
        return Arrays.stream(values())
                .filter(t -> t.shortName.equals(shortName))
                .findFirst();
    }
}
