package org.tidings.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `./dev fuzz`: every target for a while, guided by what the code does, or one input again.
///
/// ```
/// FuzzMain [--minutes N | --seconds N] [--keep] [TARGET...]
/// FuzzMain --repeat TARGET (INPUT | @FILE)
/// ```
public final class FuzzMain {
    private static final int USUAL_SECONDS = 300;

    private FuzzMain() {}

    public static void main(String[] words) throws Exception {
        List<String> rest = new ArrayList<>(List.of(words));
        if (!rest.isEmpty() && rest.getFirst().equals("--repeat")) {
            repeat(Targets.named(rest.get(1)), rest.get(2));
            return;
        }
        boolean keep = rest.remove("--keep");
        int seconds = seconds(rest);
        List<Target> targets = rest.isEmpty()
                ? Targets.all()
                : rest.stream().map(Targets::named).toList();
        System.exit(run(targets, Math.max(1, seconds / targets.size()), keep) ? 0 : 1);
    }

    private static int seconds(List<String> rest) {
        for (String unit : List.of("--minutes", "--seconds")) {
            int at = rest.indexOf(unit);
            if (at >= 0) {
                rest.remove(at);
                return Integer.parseInt(rest.remove(at)) * (unit.equals("--minutes") ? 60 : 1);
            }
        }
        return USUAL_SECONDS;
    }

    private static boolean run(List<Target> targets, int secondsEach, boolean keep)
            throws IOException, InterruptedException {
        System.out.printf("%d targets, %d s each%n", targets.size(), secondsEach);
        System.out.println(GuidedRun.HEADING);
        long inputs = 0;
        int findings = 0;
        for (Target target : targets) {
            GuidedRun run = GuidedRun.of(target, secondsEach);
            System.out.println(run);
            run.finding().ifPresent(System.out::println);
            inputs += run.inputs();
            findings += run.finding().isPresent() ? 1 : 0;
            if (keep && run.finding().isEmpty()) {
                run.keep();
            }
        }
        System.out.printf("%,d inputs, %d findings%n", inputs, findings);
        return findings == 0;
    }

    private static void repeat(Target target, String input) throws Exception {
        byte[] bytes =
                input.startsWith("@") ? Files.readAllBytes(Path.of(input.substring(1))) : Corpus.unescaped(input);
        long began = System.nanoTime();
        target.takes().take(bytes);
        System.out.printf("taken, in %.1f ms%n", (System.nanoTime() - began) / 1e6);
        System.exit(0);
    }
}
