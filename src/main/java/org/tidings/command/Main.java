package org.tidings.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tidings.access.UsersWrong;
import org.tidings.app.CannotStart;
import org.tidings.app.Sentences;
import org.tidings.config.ConfigWrong;
import org.tidings.token.TokensBroken;
import org.tidings.wire.client.Unreachable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line of Tidings.
///
/// Only the command that is meant is built, for a quick start; help builds them all.
@Command(
        name = "tidings",
        version = "tidings 0.1.0",
        description = "Storage that tells you what happened.",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("demo", Demo::new);
        COMMANDS.put("init", Init::new);
        COMMANDS.put("serve", Serve::new);
        COMMANDS.put("user", UserCommand::new);
        COMMANDS.put("token", TokenCommand::new);
        COMMANDS.put("ls", Ls::new);
        COMMANDS.put("put", Put::new);
        COMMANDS.put("get", Get::new);
        COMMANDS.put("rm", Rm::new);
        COMMANDS.put("mv", Mv::new);
        COMMANDS.put("mkdir", Mkdir::new);
        COMMANDS.put("stat", Stat::new);
        COMMANDS.put("watch", Watch::new);
        COMMANDS.put("log", Log::new);
        COMMANDS.put("catalogue", CatalogueCommand::new);
        COMMANDS.put("rule", RuleCommand::new);
        COMMANDS.put("transfers", TransfersCommand::new);
        COMMANDS.put("doctor", Doctor::new);
        COMMANDS.put("rehearse", Rehearse::new);
        COMMANDS.put("broker", Broker::new);
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "On failure, show the stack trace.")
    private boolean debug;

    Main() {}

    public static void main(String[] args) {
        int code = run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true));
        System.exit(code);
    }

    /// Runs one command.
    ///
    /// @return the exit code
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return commandLine(args).setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine(String... args) {
        var main = new Main();
        var line = new CommandLine(main);
        List<String> meant =
                Arrays.stream(args).filter(COMMANDS::containsKey).limit(1).toList();
        COMMANDS.forEach((name, command) -> {
            if (meant.isEmpty() || meant.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        line.setExecutionExceptionHandler((problem, command, parsed) -> main.told(problem, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Exit exit : Exit.values()) {
            codes.put(Integer.toString(exit.code()), exit.meaning());
        }
        return codes;
    }

    /// Puts a problem in words and gives its exit code.
    private int told(Exception problem, CommandLine command) {
        PrintWriter err = command.getErr();
        if (debug) {
            problem.printStackTrace(err);
        }
        return switch (problem) {
            case Failure failure -> told(err, failure.exit(), List.of(failure.getMessage()));
            case ConfigWrong wrong -> told(err, Exit.CONFIGURATION, wrong.sentences());
            case CannotStart cannot -> told(err, Exit.FAILED, List.of(cannot.getMessage()));
            case UsersWrong wrong -> told(err, Exit.CONFIGURATION, List.of(wrong.sentence()));
            case TokensBroken broken -> told(err, Exit.FAILED, List.of(broken.getMessage()));
            case Unreachable unreachable -> told(err, Exit.UNREACHABLE, List.of(unreachable.getMessage()));
            default ->
                told(
                        err,
                        Exit.UNEXPECTED,
                        List.of("Something unexpected went wrong: " + Sentences.of(problem)
                                + ". With --debug it says where."));
        };
    }

    private static int told(PrintWriter err, Exit exit, List<String> sentences) {
        sentences.forEach(sentence -> err.println("tidings: " + sentence));
        err.flush();
        return exit.code();
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
