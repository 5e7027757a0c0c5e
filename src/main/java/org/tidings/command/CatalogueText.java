package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidings.config.Amounts;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Holding;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.TransferEvent;
import org.tidings.model.Verdict;

/// An event of the catalogue for people: what it is about, and what is worth knowing of it.
///
/// @param time how a time is written
record CatalogueText(Function<Instant, String> time) {

    String of(CatalogueEvent event) {
        String text = switch (event) {
            case ReplicaEvent e -> e.did() + "  at " + e.rse() + replica(e);
            case TransferEvent e -> e.did() + "  " + transfer(e);
            case RuleEvent e -> rule(e);
            case RseEvent e -> e.rse() + place(e);
        };
        return EventText.visible(text.stripTrailing());
    }

    private String replica(ReplicaEvent event) {
        return "  "
                + switch (event) {
                    case ReplicaEvent.ReplicaAdded e -> bytes(e.holding());
                    case ReplicaEvent.ReplicaRemoved e -> reason(e.reason());
                    case ReplicaEvent.ReplicaSuspected e -> e.reason();
                    case ReplicaEvent.ReplicaLost e -> e.reason();
                    case ReplicaEvent.ReplicaRecovered e -> "it is good";
                    case ReplicaEvent.ReplicaCondemned e ->
                        "to be removed at " + time.apply(e.due()) + ": " + e.reason();
                    case ReplicaEvent.ReplicaReprieved e -> "it stays";
                };
    }

    private static String bytes(Holding holding) {
        String size = Amounts.readable(holding.bytes().sizeBytes());
        return holding.ours() ? size + ", a copy of ours" : size;
    }

    private static String reason(ReplicaEvent.Reason reason) {
        return switch (reason) {
            case DELETED -> "somebody deleted it there";
            case RENAMED -> "it has another name there";
            case RELEASED -> "no rule wants it any more";
            case VANISHED -> "it was not there when looked for";
        };
    }

    private String transfer(TransferEvent event) {
        return switch (event) {
            case TransferEvent.TransferQueued e ->
                "-> " + e.destination() + "  " + Amounts.readable(e.bytes().sizeBytes());
            case TransferEvent.TransferStarted e -> way(e.source(), e.destination()) + "  " + word(e.mode());
            case TransferEvent.TransferSucceeded e ->
                way(e.source(), e.destination()) + "  " + Amounts.readable(e.sizeBytes()) + " in " + seconds(e.took());
            case TransferEvent.TransferFailed e ->
                e.source().map(source -> way(source, e.destination())).orElse("-> " + e.destination()) + "  "
                        + failed(e);
            case TransferEvent.TransferCancelled e -> "-> " + e.destination() + "  " + e.reason();
        };
    }

    private String failed(TransferEvent.TransferFailed e) {
        return word(e.failure().kind()) + ", attempt " + e.attempt() + ": "
                + e.failure().text() + " Again at " + time.apply(e.retryAt()) + ".";
    }

    private static String way(Rse from, Rse to) {
        return from + " -> " + to;
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1000.0);
    }

    /// `source missing` of SOURCE_MISSING.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String rule(RuleEvent event) {
        return switch (event) {
            case RuleEvent.RuleAdded e -> e.rule().id() + "  " + of(e.rule());
            case RuleEvent.RuleRemoved e -> e.rule() + "  " + e.reason();
            case RuleEvent.RuleSuspended e -> e.rule() + "  " + e.reason();
            case RuleEvent.RuleResumed e -> e.rule().text();
            case RuleEvent.DidJudged e -> e.did() + "  " + judged(e);
        };
    }

    /// A rule in a few words.
    String of(Rule rule) {
        List<String> words = new ArrayList<>();
        words.add(rule.copies()
                + (rule.copies() == 1 ? " copy of " : " copies of ")
                + (rule.selection().prefix().isEmpty()
                        ? "everything"
                        : rule.selection().prefix()));
        if (!rule.selection().condition().isEmpty()) {
            words.add("if " + rule.selection().condition());
        }
        words.add("at " + rule.expression());
        rule.expires().ifPresent(end -> words.add("until " + time.apply(end)));
        return String.join(" ", words);
    }

    private static String judged(RuleEvent.DidJudged event) {
        return event.verdicts().isEmpty()
                ? "no rule concerns it"
                : event.verdicts().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + verdict(entry.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String verdict(Verdict verdict) {
        String places = verdict.places().isEmpty()
                ? ""
                : " at " + verdict.places().stream().map(Rse::name).collect(Collectors.joining(", "));
        String reason = verdict.reason().isEmpty() ? "" : ": " + verdict.reason();
        return verdict.state().name() + places + reason;
    }

    private static String place(RseEvent event) {
        return switch (event) {
            case RseEvent.RseDescribed e ->
                e.attributes().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ", "  ", ""));
            case RseEvent.RseSilent e -> "  " + e.reason();
            case RseEvent.RseBack e -> "";
        };
    }
}
