package org.tidings.command;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// Keys of a configuration that are told on the command line: they win over all else.
final class Overrides {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a key, as in --set door.port=2881. May be repeated.")
    private Map<String, String> byKey = new LinkedHashMap<>();

    /// As they were written: whoever reads the configuration says which of them are no keys.
    Map<String, String> byKey() {
        return byKey;
    }
}
