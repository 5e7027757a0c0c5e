package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.ledger.EventCodec;
import org.tidings.model.CatalogueEvent;
import org.tidings.model.Did;
import org.tidings.model.FileId;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Origin;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.Rse;
import org.tidings.model.RseEvent;
import org.tidings.model.Rule;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.TransferEvent;
import org.tidings.model.TransferEvent.Failure;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferEvent.Mode;
import org.tidings.model.TransferId;
import org.tidings.model.Verdict;

/// Events in one line for people.
class EventTextTest {
    private static final EventCodec CODEC = new EventCodec(uid -> Optional.empty());
    private static final Did X = Did.parse("data:x/y");
    private static final Rse A = new Rse("site-a");
    private static final Rse B = new Rse("site-b");
    private static final TransferId ID = new TransferId("00000000000000ff");
    private static final RuleId RULE = new RuleId("00000000000000aa");
    private static final Instant LATER = Instant.parse("2026-01-31T12:30:00Z");
    private static final Fingerprint BYTES = new Fingerprint(1_048_576, List.of());
    private final EventText text = new EventText(ZoneOffset.UTC);

    static Stream<Arguments> everyEventOfTheCatalogue() {
        return Stream.of(
                Arguments.of(added(false), "replica.added      data:x/y  at site-b  1.0 MB"),
                Arguments.of(added(true), "replica.added      data:x/y  at site-b  1.0 MB, a copy of ours"),
                Arguments.of(
                        removed(ReplicaEvent.Reason.DELETED),
                        "replica.removed    data:x/y  at site-b  somebody deleted it there"),
                Arguments.of(
                        removed(ReplicaEvent.Reason.RENAMED),
                        "replica.removed    data:x/y  at site-b  it has another name there"),
                Arguments.of(
                        removed(ReplicaEvent.Reason.RELEASED),
                        "replica.removed    data:x/y  at site-b  no rule wants it any more"),
                Arguments.of(
                        removed(ReplicaEvent.Reason.VANISHED),
                        "replica.removed    data:x/y  at site-b  it was not there when looked for"),
                Arguments.of(
                        new ReplicaEvent.ReplicaSuspected(X, B, "a reader was given wrong bytes"),
                        "replica.suspected  data:x/y  at site-b  a reader was given wrong bytes"),
                Arguments.of(
                        new ReplicaEvent.ReplicaLost(X, B, "its disk is gone"),
                        "replica.lost       data:x/y  at site-b  its disk is gone"),
                Arguments.of(
                        new ReplicaEvent.ReplicaRecovered(X, B), "replica.recovered  data:x/y  at site-b  it is good"),
                Arguments.of(
                        new ReplicaEvent.ReplicaCondemned(X, B, LATER, "no rule wants it"),
                        "replica.condemned  data:x/y  at site-b  to be removed at 2026-01-31 12:30:00.000: no rule"
                                + " wants it"),
                Arguments.of(
                        new ReplicaEvent.ReplicaReprieved(X, B), "replica.reprieved  data:x/y  at site-b  it stays"),
                Arguments.of(
                        new TransferEvent.TransferQueued(ID, X, B, BYTES, 3, "default", Optional.of(RULE)),
                        "transfer.queued    data:x/y  -> site-b  1.0 MB"),
                Arguments.of(
                        new TransferEvent.TransferStarted(ID, X, B, A, Mode.PULL),
                        "transfer.started   data:x/y  site-a -> site-b  pull"),
                Arguments.of(
                        new TransferEvent.TransferSucceeded(ID, X, B, A, Mode.PULL, 1_048_576, Duration.ofMillis(30)),
                        "transfer.succeeded data:x/y  site-a -> site-b  1.0 MB in 0.03 s"),
                Arguments.of(
                        failed(Optional.of(A)),
                        "transfer.failed    data:x/y  site-a -> site-b  source missing, attempt 2: It is not there."
                                + " Again at 2026-01-31 12:30:00.000."),
                Arguments.of(
                        failed(Optional.empty()),
                        "transfer.failed    data:x/y  -> site-b  source missing, attempt 2: It is not there."
                                + " Again at 2026-01-31 12:30:00.000."),
                Arguments.of(
                        new TransferEvent.TransferCancelled(ID, X, B, "no rule wants it"),
                        "transfer.cancelled data:x/y  -> site-b  no rule wants it"),
                Arguments.of(
                        new RuleEvent.RuleAdded(rule(2, "data:", "size > 5", Optional.of(LATER))),
                        "rule.added         00000000000000aa  2 copies of data: if size > 5 at tier=1 until"
                                + " 2026-01-31 12:30:00.000"),
                Arguments.of(
                        new RuleEvent.RuleAdded(rule(1, "", "", Optional.empty())),
                        "rule.added         00000000000000aa  1 copy of everything at tier=1"),
                Arguments.of(
                        new RuleEvent.RuleRemoved(RULE, "removed by admin"),
                        "rule.removed       00000000000000aa  removed by admin"),
                Arguments.of(
                        new RuleEvent.RuleSuspended(RULE, "too many copies"),
                        "rule.suspended     00000000000000aa  too many copies"),
                Arguments.of(new RuleEvent.RuleResumed(RULE), "rule.resumed       00000000000000aa"),
                Arguments.of(
                        RuleEvent.DidJudged.of(
                                X,
                                Map.of(
                                        RULE,
                                        new Verdict(
                                                Verdict.State.STUCK,
                                                new TreeSet<>(List.of(A, B)),
                                                "site-b is silent"))),
                        "did.judged         data:x/y  00000000000000aa STUCK at site-a, site-b: site-b is silent"),
                Arguments.of(RuleEvent.DidJudged.of(X, Map.of()), "did.judged         data:x/y  no rule concerns it"),
                Arguments.of(
                        RseEvent.RseDescribed.of(A, Map.of("tier", "1", "country", "SE")),
                        "rse.described      site-a  country=SE tier=1"),
                Arguments.of(RseEvent.RseDescribed.of(A, Map.of()), "rse.described      site-a"),
                Arguments.of(
                        new RseEvent.RseSilent(A, "nothing answers"), "rse.silent         site-a  nothing answers"),
                Arguments.of(new RseEvent.RseBack(A), "rse.back           site-a"));
    }

    private static CatalogueEvent added(boolean ours) {
        return new ReplicaEvent.ReplicaAdded(X, B, holding(ours), Optional.empty());
    }

    private static CatalogueEvent removed(ReplicaEvent.Reason reason) {
        return new ReplicaEvent.ReplicaRemoved(X, B, holding(false), reason);
    }

    private static Holding holding(boolean ours) {
        return new Holding(new StoragePath("/data/x/y"), Optional.<FileId>empty(), 1, BYTES, ours);
    }

    private static CatalogueEvent failed(Optional<Rse> source) {
        var failure = new Failure(FailureClass.SOURCE_MISSING, "It is not there.");
        return new TransferEvent.TransferFailed(ID, X, B, source, failure, 2, LATER);
    }

    private static Rule rule(int copies, String prefix, String condition, Optional<Instant> expires) {
        return new Rule(
                RULE,
                new Rule.Selection(prefix, condition),
                "tier=1",
                copies,
                Rule.Grouping.NONE,
                expires,
                3,
                "default",
                Optional.empty(),
                Optional.empty(),
                Rule.Deletes.FOLLOW,
                "");
    }

    @ParameterizedTest
    @MethodSource("everyEventOfTheCatalogue")
    void anEventOfTheCatalogueIsOneLine(CatalogueEvent event, String line) {
        assertThat(text.of(told(event))).isEqualTo("2026-01-01 00:00:00.000  " + line);
    }

    /// As the stream tells it.
    private static String told(CatalogueEvent event) {
        return "{\"type\":\"" + event.type().cloudEventsType() + "\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":"
                + new String(CODEC.encode(event, Origin.ofSite("here")), java.nio.charset.StandardCharsets.UTF_8) + "}";
    }

    @Test
    void controlCharactersAreMadeVisible() {
        assertThat(text.of(told(new ReplicaEvent.ReplicaRecovered(Did.parse("data:a\u001b[2Jb"), B))))
                .endsWith("data:a\\x1b[2Jb  at site-b  it is good");
    }

    @Test
    void whatIsNoEventIsShownAsItCame() {
        assertThat(text.of("nonsense\u0007")).isEqualTo("nonsense\\x07");
        String wrong = "{\"type\":\"org.tidings.storage.replica.lost.v1\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"data\":{\"fact\":{\"did\":\"nonsense\"}}}";
        assertThat(text.of(wrong)).isEqualTo(wrong);
    }

    @Test
    void allOfTheCatalogueIsAskedForByFamilies() {
        assertThat(SelectorOptions.CATALOGUE).isEqualTo("type=replica&type=transfer&type=rule&type=did&type=rse");
    }
}
