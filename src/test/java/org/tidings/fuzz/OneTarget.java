package org.tidings.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Jazzer calls: the target whose name it was started with.
public final class OneTarget {
    private static @Nullable Target target;

    private OneTarget() {}

    /// Takes one input at once: what has to be started for that should not count as its time.
    ///
    /// @param arguments the name
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        target = Targets.named(arguments[0]);
        target.takes().take(target.seeds().getFirst().getBytes(StandardCharsets.UTF_8));
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Objects.requireNonNull(target).takes().take(input);
    }
}
