package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// curl, as one user. Targets are paths at the door.
record Curl(Visitor who) {

    /// An answer as `curl -i` shows it: status and header lines, an empty line, the body.
    record Shown(String text) {
        int status() {
            return Integer.parseInt(text.substring(text.indexOf(' ') + 1, text.indexOf(' ') + 4));
        }

        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        Shown is(int status) {
            assertThat(status()).as(text).isEqualTo(status);
            return this;
        }
    }

    Shown ask(String target, String... options) {
        return askWith("", target, options);
    }

    /// @param input what `-T -` and `--data-binary @-` read
    Shown askWith(String input, String target, String... options) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "-i", "--max-time", "60"));
        command.addAll(List.of("-u", who.name() + ":" + who.password()));
        command.addAll(List.of(options));
        command.add(url(target));
        Tool.Outcome curl = Tool.run(Map.of(), input, command.toArray(String[]::new));
        String answers = curl.succeeded().out();
        return new Shown(answers.substring(answers.lastIndexOf("HTTP/1.1 ", afterContinue(answers))));
    }

    String url(String target) {
        return who.site().door().uri(target).toString();
    }

    /// Where the last answer begins: behind `100 Continue`, if there was one.
    private static int afterContinue(String answers) {
        return answers.startsWith("HTTP/1.1 100") ? answers.indexOf("HTTP/1.1 ", 1) : 0;
    }
}
