package org.tidings.ledger;

import org.tidings.model.CatalogueEvent;
import org.tidings.model.EventType;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.RseEvent;
import org.tidings.model.RuleEvent;
import org.tidings.model.TransferEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Events of the catalogue in their wire form: the members of the event, as [FactJson] has them, in `fact`.
final class CatalogueCodec {
    private static final String FACT = "fact";

    private CatalogueCodec() {}

    static void write(JsonGenerator json, CatalogueEvent event) {
        json.writeName(FACT);
        FactJson.mapper().writeValue(json, event);
    }

    static CatalogueEvent read(EventType type, JsonNode data) {
        JsonNode fact = data.path(FACT);
        if (!fact.isObject()) {
            throw new IllegalArgumentException("An event of the catalogue has a fact.");
        }
        return FactJson.mapper().treeToValue(fact, classOf(type));
    }

    private static Class<? extends CatalogueEvent> classOf(EventType type) {
        return switch (type) {
            case REPLICA_ADDED -> ReplicaEvent.ReplicaAdded.class;
            case REPLICA_REMOVED -> ReplicaEvent.ReplicaRemoved.class;
            case REPLICA_SUSPECTED -> ReplicaEvent.ReplicaSuspected.class;
            case REPLICA_LOST -> ReplicaEvent.ReplicaLost.class;
            case REPLICA_RECOVERED -> ReplicaEvent.ReplicaRecovered.class;
            case REPLICA_CONDEMNED -> ReplicaEvent.ReplicaCondemned.class;
            case REPLICA_REPRIEVED -> ReplicaEvent.ReplicaReprieved.class;
            case TRANSFER_QUEUED -> TransferEvent.TransferQueued.class;
            case TRANSFER_STARTED -> TransferEvent.TransferStarted.class;
            case TRANSFER_SUCCEEDED -> TransferEvent.TransferSucceeded.class;
            case TRANSFER_FAILED -> TransferEvent.TransferFailed.class;
            case TRANSFER_CANCELLED -> TransferEvent.TransferCancelled.class;
            case RULE_ADDED -> RuleEvent.RuleAdded.class;
            case RULE_REMOVED -> RuleEvent.RuleRemoved.class;
            case RULE_SUSPENDED -> RuleEvent.RuleSuspended.class;
            case RULE_RESUMED -> RuleEvent.RuleResumed.class;
            case DID_JUDGED -> RuleEvent.DidJudged.class;
            case RSE_DESCRIBED -> RseEvent.RseDescribed.class;
            case RSE_SILENT -> RseEvent.RseSilent.class;
            case RSE_BACK -> RseEvent.RseBack.class;
            case FILE_CREATED,
                    FILE_WRITTEN,
                    FILE_RENAMED,
                    FILE_DELETED,
                    FILE_LOST,
                    FILE_FOUND,
                    FILE_METADATA,
                    DIRECTORY_CREATED,
                    DIRECTORY_RENAMED,
                    DIRECTORY_DELETED,
                    ACL_CHANGED,
                    LABEL_CHANGED,
                    FILE_OPENED,
                    FILE_READ,
                    DIRECTORY_LISTED,
                    ACCESSES_MISSED,
                    CHANNEL_OPENED,
                    CHANNEL_CHANGED,
                    CHANNEL_CLOSED,
                    CHANNEL_SUBSCRIBED,
                    CHANNEL_UNSUBSCRIBED -> throw new IllegalArgumentException(type + " is not of the catalogue");
        };
    }
}
