package org.tidings.config;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.unless;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tidings.fuzz.Target;

/// The configuration.
public final class ConfigTargets {
    private ConfigTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                                "configuration",
                                List.of(
                                        ConfigFile.commentedDefault().replaceAll("(?m)^ *#.*\n", ""),
                                        "limits:\n  body-size: 2 MiB\n  unlimited-addresses: [192.0.2.0/24]\n",
                                        "access:\n"
                                                + "  issuers:\n"
                                                + "    - url: https://i.example/\n"
                                                + "      audiences: [a]\n"
                                                + "      people:\n"
                                                + "        - subject: s\n"
                                                + "          user: u\n",
                                        "pools:\n  - name: a\n    directory: b\n    reserve: 1 GiB\n"),
                                List.of(
                                        "\n  ", "- ", ": ", "[", "]", "{", "}", "&a", "*a", "<<:", "!!int ", "30 d",
                                        "1 GiB", "|", ">"),
                                ConfigTargets::configuration)
                        .upTo(8192),
                Target.ofText(
                        "amounts",
                        List.of("50 GB", "512 MiB", "1.5k", "30 d", "12 h"),
                        List.of("KiB", "PB", " ", ".", "999999999999999999999"),
                        text -> {
                            unless(IllegalArgumentException.class, () -> Amounts.bytes(text))
                                    .ifPresent(bytes -> promise(bytes >= 0, "no size is negative"));
                            unless(IllegalArgumentException.class, () -> Amounts.duration(text))
                                    .ifPresent(time -> promise(!time.isNegative(), "no duration is negative"));
                        }));
    }

    private static void configuration(String yaml) {
        try {
            ConfigFile.read(yaml, Path.of("/srv/tidings"), Map.of(), Map.of());
        } catch (ConfigWrong wrong) {
            promise(
                    !wrong.sentences().isEmpty() && wrong.sentences().stream().noneMatch(String::isBlank),
                    "what is wrong is said");
        }
    }
}
