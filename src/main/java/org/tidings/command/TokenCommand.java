package org.tidings.command;

import com.nimbusds.jwt.JWTParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.TimeAndChance;
import org.tidings.app.TokenOffice;
import org.tidings.config.Amounts;
import org.tidings.model.StoragePath;
import org.tidings.token.MacaroonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings token`: tokens for less than a password gives. A token never stands on the command line, where every
/// process can read it: it comes on standard input and goes to standard output.
@Command(
        name = "token",
        description = "Make, show, narrow and revoke tokens.",
        subcommands = {
            TokenCommand.Mint.class,
            TokenCommand.Show.class,
            TokenCommand.Attenuate.class,
            TokenCommand.Revoke.class
        })
final class TokenCommand implements Runnable {
    private static final int LONGEST = 64 * 1024;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    /// What a token is to be good for at most.
    static final class Less {
        @Option(
                names = "--activity",
                paramLabel = "WORD,...",
                description = "LIST, DOWNLOAD, UPLOAD, DELETE, MANAGE, READ_METADATA, UPDATE_METADATA or STAGE.")
        private @Nullable String activity;

        @Option(names = "--ip", paramLabel = "RANGE,...", description = "Good from these addresses only.")
        private @Nullable String addresses;

        @Option(
                names = "--caveat",
                paramLabel = "KEY:VALUE",
                description = "Any other caveat: root:/data, home:/me, max-upload:1000000. May be repeated.")
        private List<String> others = new ArrayList<>();

        List<String> lines() {
            List<String> lines = new ArrayList<>(others);
            Optional.ofNullable(activity).ifPresent(words -> lines.add("activity:" + words));
            Optional.ofNullable(addresses).ifPresent(ranges -> lines.add("ip:" + ranges));
            return lines;
        }
    }

    private static String shown() {
        try {
            String text = new String(System.in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
            if (text.isEmpty()) {
                throw new Failure(Exit.USAGE, "There is no token on standard input.");
            }
            return text;
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Standard input cannot be read.", e);
        }
    }

    private static MacaroonText macaroon(String text) {
        return MacaroonText.read(text).orElseThrow(() -> new Failure(Exit.FAILED, "This is no macaroon."));
    }

    /// `tidings token mint`.
    @Command(name = "mint", description = "Ask a site for a token that leaves less than you may do.")
    static final class Mint implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SiteOptions site = new SiteOptions();

        @Mixin
        private Less less = new Less();

        @Option(names = "--for", paramLabel = "DURATION", description = "How long it is good, as in '2 h'.")
        private @Nullable String validity;

        @Parameters(paramLabel = "PATH", description = "Good for this and what is below.")
        private String path = "/";

        @Override
        public Integer call() {
            StoragePath asked = SiteOptions.path(path);
            Optional<Duration> longest = Optional.ofNullable(validity).map(Mint::duration);
            String token = Answers.done(asked.text(), site.door().macaroon(asked, less.lines(), longest));
            Objects.requireNonNull(spec).commandLine().getOut().println(token);
            return Exit.OK.code();
        }

        private static Duration duration(String text) {
            try {
                return Amounts.duration(text);
            } catch (IllegalArgumentException e) {
                throw new Failure(Exit.USAGE, "--for is '" + text + "', but should be " + e.getMessage() + ".", e);
            }
        }
    }

    /// `tidings token show`.
    @Command(name = "show", description = "Show what the token on standard input says of itself.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            String text = shown();
            claims(text)
                    .ifPresentOrElse(
                            claims -> claims.forEach((name, value) -> out.println(name + ": " + value)),
                            () -> macaroon(text).caveats().forEach(out::println));
            return Exit.OK.code();
        }

        private static Optional<Map<String, Object>> claims(String text) {
            try {
                return Optional.of(JWTParser.parse(text).getJWTClaimsSet().getClaims());
            } catch (ParseException notOne) {
                return Optional.empty();
            }
        }
    }

    /// `tidings token attenuate`.
    @Command(
            name = "attenuate",
            description = "Print the macaroon on standard input narrowed by more caveats; no site is asked.")
    static final class Attenuate implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Less less = new Less();

        @Option(names = "--path", paramLabel = "PATH", description = "Below the path it is good for now.")
        private @Nullable String path;

        @Option(names = "--before", paramLabel = "TIME", description = "As in 2026-01-31T12:00:00Z.")
        private @Nullable String before;

        @Override
        public Integer call() {
            List<String> lines = less.lines();
            Optional.ofNullable(path).ifPresent(below -> lines.add("path:" + below));
            Optional.ofNullable(before).ifPresent(end -> lines.add("before:" + end));
            if (lines.isEmpty()) {
                throw new Failure(Exit.USAGE, "Say what to take away, as in --path /images or --activity LIST.");
            }
            try {
                String narrow = macaroon(shown()).narrowedBy(lines);
                Objects.requireNonNull(spec).commandLine().getOut().println(narrow);
                return Exit.OK.code();
            } catch (IllegalArgumentException e) {
                throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /// `tidings token revoke`.
    @Command(
            name = "revoke",
            description = "Make a token of this site no good: a macaroon by its iid, a JSON Web Token by its jti."
                    + " A running site knows within a second.")
    static final class Revoke implements Callable<Integer> {
        /// Longer than any token is good.
        private static final Duration KEPT = Duration.ofDays(400);

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Parameters(paramLabel = "ID", description = "As 'tidings token show' tells it.")
        private String id = "";

        @Override
        public Integer call() {
            var clock = TimeAndChance.clock();
            if (!id.matches("[!-~]{1,256}")) {
                throw new Failure(Exit.USAGE, "'" + id + "' is no id of a token; 'tidings token show' tells it.");
            }
            TokenOffice.revoked(options.read(), clock).add(id, clock.instant().plus(KEPT));
            return Exit.OK.code();
        }
    }
}
