package org.tidings.bench;

import java.time.Duration;
import java.util.Optional;

/// What a closed loop achieved in one window.
///
/// @param answered requests answered with 2xx
/// @param failed requests answered otherwise, or whose connection broke
/// @param elapsed how long the window really was
/// @param serverCpu what the server used in it
/// @param delays from writing a request to its answer
record Shots(long answered, long failed, Duration elapsed, Duration serverCpu, Histogram delays) {

    static Shots none() {
        return new Shots(0, 0, Duration.ZERO, Duration.ZERO, new Histogram());
    }

    /// This window and another of the same server as one.
    Shots and(Shots other) {
        return new Shots(
                answered + other.answered,
                failed + other.failed,
                elapsed.plus(other.elapsed),
                serverCpu.plus(other.serverCpu),
                delays.and(other.delays));
    }

    /// Nothing when nothing was asked.
    Optional<Shots> ifAny() {
        return answered + failed > 0 ? Optional.of(this) : Optional.empty();
    }

    double perSecond() {
        return answered == 0 ? 0 : answered * 1e9 / elapsed.toNanos();
    }

    double cpuMillisEach() {
        return answered == 0 ? 0 : serverCpu.toNanos() / 1e6 / answered;
    }

    @Override
    public String toString() {
        return "%,.0f/s, %.4f ms server CPU each, p50 %.2f ms, p99 %.2f ms, %d failed"
                .formatted(perSecond(), cpuMillisEach(), delays.millis(0.5), delays.millis(0.99), failed);
    }
}
