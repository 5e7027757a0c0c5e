package org.tidings.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every target keeps its promise for all that was ever worth keeping, and for some seconds of what is like it.
/// `./dev fuzz` goes on for as long as one likes, guided by what the code does.
class FuzzTest {
    private static final long MILLIS_EACH = 300;
    private static final long MILLIS_FOR_ONE = 3_000;

    @TestFactory
    Stream<DynamicTest> everyTargetKeepsItsPromise() {
        return Targets.pure().stream().map(target -> DynamicTest.dynamicTest(target.name(), () -> tryOut(target)));
    }

    private static void tryOut(Target target) {
        Corpus.of(target).forEach(input -> take(target, input));
        // The same each time: a check that fails now and then tells nobody anything.
        var mutator = new Mutator(target.name().hashCode(), target);
        long end = System.nanoTime() + MILLIS_EACH * 1_000_000;
        while (System.nanoTime() < end) {
            take(target, mutator.next());
        }
    }

    private static void take(Target target, byte[] input) {
        long began = System.nanoTime();
        try {
            target.takes().take(input);
        } catch (Exception | AssertionError | StackOverflowError finding) {
            throw new AssertionError(repeat(target, input), finding);
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertThat(millis).as("milliseconds: " + repeat(target, input)).isLessThan(MILLIS_FOR_ONE);
    }

    private static String repeat(Target target, byte[] input) {
        return "a finding; repeat it with: ./dev fuzz --repeat " + target.name() + " '"
                + Corpus.escaped(input).replace("'", "%27") + "'";
    }

    @Test
    void namesOfTargetsAreDifferent() {
        assertThat(Targets.all().stream().map(Target::name)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsKeptIsReadAsItWas() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(Corpus.unescaped(Corpus.escaped(all))).isEqualTo(all);
    }

    @Test
    void aBrokenPromiseIsFound() {
        Target fragile = Target.ofText(
                "fragile",
                java.util.List.of("one two"),
                java.util.List.of("boom"),
                text -> Target.promise(!text.contains("boom"), "it never goes boom"));
        var mutator = new Mutator(4711, fragile);
        assertThat(Stream.generate(mutator::next)
                        .limit(10_000)
                        .anyMatch(input -> Target.text(input).contains("boom")))
                .isTrue();
    }
}
