package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The machine a run was measured on, in one line.
final class Machine {
    private Machine() {}

    static String describe() throws IOException {
        return "%s: %d × %s, %d GiB, %s %s, JDK %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        firstValue("/proc/cpuinfo", "model name"),
                        Math.round(Double.parseDouble(firstValue("/proc/meminfo", "MemTotal")
                                        .replace("kB", "")
                                        .strip())
                                / (1 << 20)),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String firstValue(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
