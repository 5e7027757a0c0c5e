package org.tidings.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tidings.model.Did;
import org.tidings.model.RuleId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `tidings rule`: how many copies of what are kept where.
@Command(
        name = "rule",
        description = "Add, list, suspend and remove rules of how many copies are kept where, for operators.",
        subcommands = {
            RuleCommand.Add.class,
            RuleCommand.Remove.class,
            RuleCommand.All.class,
            RuleCommand.Show.class,
            RuleCommand.Explain.class,
            RuleCommand.Tried.class,
            RuleCommand.Suspend.class,
            RuleCommand.Resume.class
        })
final class RuleCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    /// Which rule, and where to print.
    static final class Meant {
        @Mixin
        private SiteOptions site = new SiteOptions();

        @Parameters(index = "0", paramLabel = "ID", description = "As 'tidings rule ls' tells it.")
        private String id = "";

        RuleId id() {
            try {
                return new RuleId(id);
            } catch (IllegalArgumentException none) {
                throw new Failure(Exit.USAGE, "'" + id + "' is no rule: " + none.getMessage(), none);
            }
        }
    }

    /// The rules that somebody wrote down.
    static final class Written {
        @Option(
                names = {"-f", "--file"},
                required = true,
                paramLabel = "FILE",
                description = "A file of rules, or one rule, in YAML: select, expression, copies ...")
        private Path file = Path.of("");

        /// @param visitor of what each is called, and the rule
        void forEach(BiConsumer<String, JsonNode> visitor) {
            int number = 0;
            for (JsonNode rule : RulesFile.read(file)) {
                number++;
                visitor.accept(file + ", rule " + number, rule);
            }
        }
    }

    private static void print(JsonNode answer, boolean json, BiConsumer<JsonNode, PrintWriter> text, PrintWriter out) {
        if (json) {
            out.println(answer);
        } else {
            text.accept(answer, out);
        }
        out.flush();
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /// `tidings rule add`.
    @Command(name = "add", description = "Add the rules of a file, and print their ids.")
    static final class Add implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Mixin
        private Written written = new Written();

        @Override
        public Integer call() {
            PrintWriter out = out(spec);
            var client = site.catalogue();
            written.forEach((what, rule) -> {
                out.println(Answers.done(what, client.addRule(rule)).path("id").asString(""));
                out.flush();
            });
            return Exit.OK.code();
        }
    }

    /// `tidings rule rm`.
    @Command(name = "rm", description = "Remove a rule; copies that only it wanted are released.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private Meant rule = new Meant();

        @Override
        public Integer call() {
            RuleId id = rule.id();
            Answers.done(id.text(), rule.site.catalogue().removeRule(id));
            return Exit.OK.code();
        }
    }

    /// `tidings rule ls`.
    @Command(name = "ls", description = "List the rules, and how they stand.")
    static final class All implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = out(spec);
            JsonNode rules = Answers.done("rules", site.catalogue().rules()).path("rules");
            if (json) {
                rules.values().forEach(out::println);
            } else {
                var table = new Table(RuleText.HEADS);
                rules.values().forEach(rule -> table.row(RuleText.row(rule)));
                table.print(out);
            }
            out.flush();
            return Exit.OK.code();
        }
    }

    /// `tidings rule show`.
    @Command(name = "show", description = "Show everything about a rule.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Meant rule = new Meant();

        @Option(names = "--json", description = "As one JSON object.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = out(spec);
            RuleId id = rule.id();
            JsonNode told = Answers.done(id.text(), rule.site.catalogue().rule(id));
            List<String> lines = json ? List.of(told.toString()) : RuleText.lines(told);
            lines.forEach(out::println);
            out.flush();
            return Exit.OK.code();
        }
    }

    /// `tidings rule explain`.
    @Command(name = "explain", description = "Say why a rule chooses what it chooses for a file.")
    static final class Explain implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Meant rule = new Meant();

        @Option(names = "--json", description = "As one JSON object.")
        private boolean json;

        @Parameters(index = "1", paramLabel = "SCOPE:NAME")
        private String which = "";

        @Override
        public Integer call() {
            RuleId id = rule.id();
            Did did = CatalogueCommand.did(which);
            JsonNode why = Answers.done(id.text(), rule.site.catalogue().explainRule(id, did));
            print(why, json, RuleWhy::print, out(spec));
            return Exit.OK.code();
        }
    }

    /// `tidings rule rehearse`.
    @Command(
            name = "rehearse",
            description = "Say what the rules of a file would do, each for itself; nothing is done.")
    static final class Tried implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Mixin
        private Written written = new Written();

        @Option(
                names = "--recent",
                paramLabel = "DURATION",
                defaultValue = "1 d",
                description = "Count files apart that are younger. Default: ${DEFAULT-VALUE}")
        private String recent = "1 d";

        @Option(names = "--json", description = "One JSON object a rule.")
        private boolean json;

        @Override
        public Integer call() {
            var client = site.catalogue();
            written.forEach((what, rule) -> print(
                    Answers.done(what, client.rehearseRule(rule, recent)),
                    json,
                    (told, out) -> RuleOutlook.print(told, recent, out),
                    out(spec)));
            return Exit.OK.code();
        }
    }

    /// `tidings rule suspend`.
    @Command(name = "suspend", description = "Let a rule rest: it keeps what it has and asks for nothing.")
    static final class Suspend implements Callable<Integer> {
        @Mixin
        private Meant rule = new Meant();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for others to read.")
        private String reason = "";

        @Override
        public Integer call() {
            RuleId id = rule.id();
            Answers.done(id.text(), rule.site.catalogue().suspendRule(id, reason));
            return Exit.OK.code();
        }
    }

    /// `tidings rule resume`.
    @Command(name = "resume", description = "Put a rule that rests in force again.")
    static final class Resume implements Callable<Integer> {
        @Mixin
        private Meant rule = new Meant();

        @Override
        public Integer call() {
            RuleId id = rule.id();
            Answers.done(id.text(), rule.site.catalogue().resumeRule(id));
            return Exit.OK.code();
        }
    }
}
