package org.tidings.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Checkup;
import org.tidings.app.Finding;
import org.tidings.app.TimeAndChance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tidings doctor`: whether a site can run as it is configured.
@Command(name = "doctor", description = "Check configuration, disks, clock, TLS, ports and users.")
final class Doctor implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--json", description = "One JSON object for each finding.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Finding> findings = Checkup.of(options.read(), TimeAndChance.clock());
        findings.forEach(finding -> out.println(json ? inJson(finding) : text(finding)));
        out.flush();
        boolean broken = findings.stream().anyMatch(f -> f.verdict() == Finding.Verdict.BROKEN);
        return (broken ? Exit.FAILED : Exit.OK).code();
    }

    private static String text(Finding finding) {
        String mark = switch (finding.verdict()) {
            case WELL -> "ok   ";
            case DOUBTFUL -> "look ";
            case BROKEN -> "WRONG";
        };
        return "%s  %-16s %s".formatted(mark, finding.thing(), finding.sentence());
    }

    private static String inJson(Finding finding) {
        return Json.line(Map.of(
                "verdict", finding.verdict().name().toLowerCase(java.util.Locale.ROOT),
                "thing", finding.thing(),
                "sentence", finding.sentence()));
    }
}
