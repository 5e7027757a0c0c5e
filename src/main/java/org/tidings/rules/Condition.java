package org.tidings.rules;

import com.google.protobuf.Duration;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.catalogue.DidRecord;

/// What a rule asks of a file beside its name, in CEL (cel.dev), compiled once.
///
/// Over `size` (int, bytes), `path`, `scope`, `name`, `owner` (string), `labels` (list of string), and `age`
/// (duration, since the file was first stored): `size > 0 && !("raw" in labels) && age < duration("720h")`.
/// Length, depth and the turns of loops are limited, so that no condition holds anything up.
public final class Condition {
    static final int LONGEST = 2000;
    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(50)
            .comprehensionMaxIterations(1000)
            .enableHeterogeneousNumericComparisons(true)
            .build();
    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("size", SimpleType.INT)
            .addVar("path", SimpleType.STRING)
            .addVar("scope", SimpleType.STRING)
            .addVar("name", SimpleType.STRING)
            .addVar("owner", SimpleType.STRING)
            .addVar("labels", ListType.create(SimpleType.STRING))
            .addVar("age", SimpleType.DURATION)
            .setResultType(SimpleType.BOOL)
            .build();

    private final Optional<CelRuntime.Program> program;
    private final Optional<String> problem;

    private Condition(Optional<CelRuntime.Program> program, Optional<String> problem) {
        this.program = program;
        this.problem = problem;
    }

    /// Whether it holds.
    public sealed interface Answer {
        record Yes() implements Answer {}

        record No() implements Answer {}

        /// @param sentence why it cannot be said
        record Unclear(String sentence) implements Answer {}
    }

    /// @param text empty for any file
    public static Condition of(String text) {
        if (text.isBlank()) {
            return new Condition(Optional.empty(), Optional.empty());
        }
        try {
            return new Condition(Optional.of(CEL.createProgram(CEL.compile(text).getAst())), Optional.empty());
        } catch (CelValidationException | CelEvaluationException e) {
            return new Condition(Optional.empty(), Optional.of("The condition is not understood. " + oneLine(e)));
        }
    }

    /// What is wrong with its text.
    public Optional<String> problem() {
        return problem;
    }

    Answer holds(DidRecord file, Instant now) {
        if (problem.isPresent()) {
            return new Answer.Unclear(problem.get());
        }
        return program.map(p -> holds(p, file, now)).orElseGet(Answer.Yes::new);
    }

    private static Answer holds(CelRuntime.Program program, DidRecord file, Instant now) {
        try {
            boolean yes = Boolean.TRUE.equals(program.eval(variables(file, now)));
            return yes ? new Answer.Yes() : new Answer.No();
        } catch (CelEvaluationException e) {
            return new Answer.Unclear("The condition fails for this file. " + oneLine(e));
        }
    }

    private static Map<String, Object> variables(DidRecord file, Instant now) {
        return Map.of(
                "size", file.bytes().sizeBytes(),
                "path", file.home().text(),
                "scope", file.did().scope(),
                "name", file.did().name(),
                "owner", file.traits().owner(),
                "labels", List.copyOf(file.traits().labels()),
                "age", age(java.time.Duration.between(file.traits().created(), now)));
    }

    private static Duration age(java.time.Duration age) {
        return Duration.newBuilder()
                .setSeconds(age.toSeconds())
                .setNanos(age.toNanosPart())
                .build();
    }

    private static String oneLine(Exception e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
