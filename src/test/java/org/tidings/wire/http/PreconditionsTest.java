package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.model.FileId;
import org.tidings.wire.http.Preconditions.Tags;
import org.tidings.wire.http.Preconditions.Validators;
import org.tidings.wire.http.Preconditions.Verdict;

class PreconditionsTest {
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00.5Z");
    private static final Optional<Validators> THERE =
            Optional.of(new Validators(Optional.of(new EntityTag(false, "a")), CHANGED));
    private static final Optional<Validators> NOTHING = Optional.empty();

    @Test
    void withoutConditionsEverythingProceeds() {
        assertThat(Preconditions.NONE.judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(Preconditions.NONE.judge(NOTHING, true)).isEqualTo(Verdict.PROCEED);
    }

    @Test
    void ifMatchNeedsTheStrongTag() {
        assertThat(ifMatch("\"a\"").judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(ifMatch("\"b\", \"a\"").judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(ifMatch("*").judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(ifMatch("\"b\"").judge(THERE, false)).isEqualTo(Verdict.FAILED);
        assertThat(ifMatch("W/\"a\"").judge(THERE, false)).isEqualTo(Verdict.FAILED);
        assertThat(ifMatch("*").judge(NOTHING, false)).isEqualTo(Verdict.FAILED);
        assertThat(ifMatch("\"a\"").judge(NOTHING, false)).isEqualTo(Verdict.FAILED);
    }

    @Test
    void ifNoneMatchIs304ForReadersAnd412ForWriters() {
        assertThat(ifNoneMatch("\"a\"").judge(THERE, true)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(ifNoneMatch("W/\"a\"").judge(THERE, true)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(ifNoneMatch("*").judge(THERE, false)).isEqualTo(Verdict.FAILED);
        assertThat(ifNoneMatch("*").judge(NOTHING, false)).isEqualTo(Verdict.PROCEED);
        assertThat(ifNoneMatch("\"b\"").judge(THERE, true)).isEqualTo(Verdict.PROCEED);
    }

    @Test
    void datesCountBySeconds() {
        Instant second = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(since(second).judge(THERE, true)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(since(second.minusSeconds(1)).judge(THERE, true)).isEqualTo(Verdict.PROCEED);
        assertThat(since(second).judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(unmodified(second).judge(THERE, false)).isEqualTo(Verdict.PROCEED);
        assertThat(unmodified(second.minusSeconds(1)).judge(THERE, false)).isEqualTo(Verdict.FAILED);
        assertThat(unmodified(second.minusSeconds(1)).judge(NOTHING, false)).isEqualTo(Verdict.PROCEED);
    }

    @Test
    void tagsOutrankDates() {
        Optional<Tags> same = Optional.of(Tags.parse("\"a\""));
        Optional<Tags> other = Optional.of(Tags.parse("\"b\""));
        Optional<Instant> before = Optional.of(CHANGED.minusSeconds(60));
        Optional<Instant> after = Optional.of(CHANGED.plusSeconds(60));
        assertThat(new Preconditions(same, Optional.empty(), Optional.empty(), before).judge(THERE, false))
                .isEqualTo(Verdict.PROCEED);
        assertThat(new Preconditions(Optional.empty(), other, after, Optional.empty()).judge(THERE, true))
                .isEqualTo(Verdict.PROCEED);
    }

    @Test
    void aFailedMatchIsToldBeforeANotModified() {
        Preconditions both = new Preconditions(
                Optional.of(Tags.parse("\"b\"")), Optional.of(Tags.parse("\"a\"")), Optional.empty(), Optional.empty());
        assertThat(both.judge(THERE, true)).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aRangeAppliesToTheSameStrongTagOrTheExactDate() {
        Validators there = THERE.orElseThrow();
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Preconditions.rangeApplies("\"a\"", there, now)).isTrue();
        assertThat(Preconditions.rangeApplies("W/\"a\"", there, now)).isFalse();
        assertThat(Preconditions.rangeApplies("\"b\"", there, now)).isFalse();
        assertThat(Preconditions.rangeApplies(HttpDate.write(CHANGED), there, now))
                .isTrue();
        assertThat(Preconditions.rangeApplies(HttpDate.write(CHANGED.plusSeconds(1)), there, now))
                .isFalse();
        assertThat(Preconditions.rangeApplies("yesterday", there, now)).isFalse();
    }

    @Test
    void aTagIsMadeOfTheFileAndItsGeneration() {
        FileId id = new FileId("00000123456789abcdef0123456789abcdef");
        assertThat(EntityTag.of(id, 3)).hasToString("\"00000123456789ABCDEF0123456789ABCDEF_3\"");
        assertThat(EntityTag.parse(EntityTag.of(id, 3).toString())).isEqualTo(EntityTag.of(id, 3));
        assertThat(EntityTag.parseList("W/\"x\" , \"y,z\""))
                .isEqualTo(List.of(new EntityTag(true, "x"), new EntityTag(false, "y,z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a", "\"a", "a\"", "\"a\" b", "*,\"a\""})
    void nonsenseForATagIsRefused(String field) {
        assertThatThrownBy(() -> Tags.parse(field)).isInstanceOf(RequestRefused.class);
    }

    private static Preconditions ifMatch(String field) {
        return new Preconditions(Optional.of(Tags.parse(field)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Preconditions ifNoneMatch(String field) {
        return new Preconditions(Optional.empty(), Optional.of(Tags.parse(field)), Optional.empty(), Optional.empty());
    }

    private static Preconditions since(Instant date) {
        return new Preconditions(Optional.empty(), Optional.empty(), Optional.of(date), Optional.empty());
    }

    private static Preconditions unmodified(Instant date) {
        return new Preconditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(date));
    }
}
