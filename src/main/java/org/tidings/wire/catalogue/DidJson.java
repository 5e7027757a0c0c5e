package org.tidings.wire.catalogue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.Copying;
import org.tidings.catalogue.DidRecord;
import org.tidings.catalogue.Replica;
import org.tidings.model.Fingerprint;
import org.tidings.model.Rse;
import org.tidings.model.Traits;
import org.tidings.wire.json.JsonAnswer;
import tools.jackson.databind.node.ObjectNode;

/// A file's record as a JSON object: in one line of a list, or the whole.
///
/// @param urls where replicas are read
record DidJson(ReplicaUrls urls) {

    /// What a list tells of it.
    static ObjectNode line(DidRecord record) {
        var json = JsonAnswer.object()
                .put("did", record.did().text())
                .put("size", record.bytes().sizeBytes())
                .put("origin", record.origin().name())
                .put("ended", record.ended())
                .put("good", record.good().count());
        var replicas = json.putObject("replicas");
        record.replicas()
                .forEach((rse, replica) ->
                        replicas.put(rse.name(), replica.state().name()));
        var copying = json.putObject("copying");
        record.copying()
                .forEach((rse, copy) -> copying.put(rse.name(), copy.state().name()));
        return json;
    }

    ObjectNode whole(DidRecord record) {
        var json = JsonAnswer.object()
                .put("did", record.did().text())
                .put("scope", record.did().scope())
                .put("name", record.did().name())
                .put("origin", record.origin().name())
                .put("ended", record.ended())
                .put("path", record.home().text());
        json.set("bytes", bytes(record.bytes()));
        json.set("traits", traits(record.traits()));
        var replicas = json.putArray("replicas");
        record.replicas().forEach((rse, replica) -> replicas.add(replica(record, rse, replica)));
        var copying = json.putArray("copying");
        record.copying().forEach((rse, copy) -> copying.add(copying(rse, copy)));
        var verdicts = json.putArray("verdicts");
        record.verdicts().forEach((rule, verdict) -> {
            var one = verdicts.addObject()
                    .put("rule", rule.text())
                    .put("state", verdict.state().name());
            var places = one.putArray("places");
            verdict.places().forEach(place -> places.add(place.name()));
            putIfAny(one, "reason", verdict.reason());
        });
        return json.put("changed", record.changed().value());
    }

    static ObjectNode bytes(Fingerprint bytes) {
        var json = JsonAnswer.object().put("size", bytes.sizeBytes());
        var checksums = json.putObject("checksums");
        bytes.checksums().forEach(sum -> checksums.put(sum.algorithm().wireName(), sum.hex()));
        return json;
    }

    private static ObjectNode traits(Traits traits) {
        var json = JsonAnswer.object();
        putIfAny(json, "owner", traits.owner());
        var labels = json.putArray("labels");
        traits.labels().forEach(labels::add);
        return json.put("created", traits.created().toString());
    }

    private ObjectNode replica(DidRecord record, Rse rse, Replica replica) {
        var holding = replica.holding();
        var json = JsonAnswer.object()
                .put("rse", rse.name())
                .put("state", replica.state().name())
                .put("current", record.isCurrent(replica))
                .put("since", replica.since().toString());
        replica.due().ifPresent(due -> json.put("due", due.toString()));
        putIfAny(json, "reason", replica.reason());
        json.put("path", holding.path().text());
        urls.of(rse, holding.path()).map(URI::toString).ifPresent(url -> json.put("url", url));
        json.put("ours", holding.ours());
        holding.id().ifPresent(id -> json.put("id", id.hex()));
        return json.put("generation", holding.generation())
                .put("size", holding.bytes().sizeBytes());
    }

    /// A transfer, but for its file.
    static ObjectNode copying(Rse to, Copying copy) {
        var order = copy.order();
        var json = JsonAnswer.object().put("to", to.name());
        copy.route()
                .ifPresent(route -> json.put("from", route.source().name())
                        .put("mode", route.mode().name()));
        json.put("transfer", order.transfer().text())
                .put("state", copy.state().name())
                .put("attempt", attempt(copy))
                .put("queued", copy.queued().toString())
                .put("since", since(copy))
                .put("size", order.bytes().sizeBytes())
                .put("priority", order.priority())
                .put("activity", order.activity());
        order.rule().ifPresent(rule -> json.put("rule", rule.text()));
        Optional<String> due = copy.state() == Copying.State.RUNNING
                ? Optional.empty()
                : Optional.of(copy.due().toString());
        due.ifPresent(text -> json.put("due", text));
        copy.failure()
                .ifPresent(failure -> json.putObject("failure")
                        .setAll(Map.of(
                                "class",
                                json.stringNode(failure.kind().name()),
                                "text",
                                json.stringNode(failure.text()))));
        return json;
    }

    /// The attempt under way, or the one to come.
    private static int attempt(Copying copy) {
        return copy.attempts() + 1;
    }

    /// Since when it is as it is; what runs was due when it began.
    private static String since(Copying copy) {
        return (copy.state() == Copying.State.RUNNING ? copy.due() : copy.queued()).toString();
    }

    private static void putIfAny(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }
}
