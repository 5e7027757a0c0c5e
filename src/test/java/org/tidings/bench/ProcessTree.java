package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// A process and all its children, as `/proc` accounts for them.
///
/// @param root the process that was started
record ProcessTree(ProcessHandle root) {
    private static final long NANOS_A_TICK = 10_000_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /// User and system time used so far by the processes that live now, in steps of 10 ms (`USER_HZ` is 100).
    Duration cpu() {
        long ticks = all().mapToLong(ProcessTree::ticks).sum();
        return Duration.ofNanos(ticks * NANOS_A_TICK);
    }

    /// Resident memory of all of them, in bytes.
    long residentBytes() {
        return all().mapToLong(ProcessTree::resident).sum();
    }

    /// The process that does the work: the one with the most memory.
    long largestPid() {
        return all().max((left, right) -> Long.compare(resident(left), resident(right)))
                .orElse(root)
                .pid();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static long ticks(ProcessHandle process) {
        return read(process, "stat")
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                .map(fields -> Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
                .orElse(0L);
    }

    private static long resident(ProcessHandle process) {
        return read(process, "status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static Optional<String> read(ProcessHandle process, String file) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
