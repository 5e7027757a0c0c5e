package org.tidings.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No room owns a thread, a clock or a random number: `app` makes them and hands them in, and so can the simulator.
class TimeAndChanceTest {

    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread.<init>",
            "java.lang.Thread.start",
            "java.lang.Thread.startVirtualThread",
            "java.lang.Thread.ofVirtual",
            "java.lang.Thread.ofPlatform",
            "java.lang.Thread.sleep",
            "java.util.concurrent.CompletableFuture.supplyAsync",
            "java.util.concurrent.CompletableFuture.runAsync");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.lang.System.currentTimeMillis");

    private static final Set<String> CHANCE = Set.of(
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.security.SecureRandom.<init>",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random");

    /// Whoever makes one of these owns threads.
    private static final Set<String> CROWDS = Set.of(
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool",
            "java.util.Timer");

    @Test
    void noRoomOwnsAThread() {
        assertThat(uses(THREADS)).as("threads").isEmpty();
    }

    @Test
    void noRoomOwnsACrowdOfThreads() {
        assertThat(House.CLASSES.stream()
                        .filter(TimeAndChanceTest::isARoom)
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access ->
                                CROWDS.contains(access.getTargetOwner().getFullName()))
                        .map(JavaAccess::getDescription))
                .as("executors")
                .isEmpty();
    }

    @Test
    void noRoomOwnsAClock() {
        assertThat(uses(CLOCKS)).as("clocks").isEmpty();
    }

    @Test
    void noRoomOwnsARandomNumber() {
        assertThat(uses(CHANCE)).as("random numbers").isEmpty();
    }

    /// An access in one sentence, with file and line.
    private static Stream<String> uses(Set<String> forbidden) {
        return House.CLASSES.stream()
                .filter(TimeAndChanceTest::isARoom)
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> forbidden.contains(nameOf(access.getTarget())))
                .map(JavaAccess::getDescription);
    }

    private static String nameOf(AccessTarget target) {
        return target.getOwner().getFullName() + "." + target.getName();
    }

    private static boolean isARoom(JavaClass type) {
        return !FloorPlan.roomOf(type.getPackageName()).equals("app");
    }
}
