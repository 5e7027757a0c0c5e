package org.tidings.config;

import static org.tidings.config.ConfigReading.number;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.tidings.access.AddressRange;

/// From the section `limits` to [Config.Limits].
final class LimitsReading {
    private static final int MANY = 1_000_000;
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1");

    private LimitsReading() {}

    static Config.Limits limits(Settings s) {
        var limits = new Config.Limits(
                streams(s),
                sizes(s),
                pace(s),
                crowding(s),
                s.value("stopping", Duration.ofSeconds(20), Amounts::duration));
        s.finish();
        return limits;
    }

    private static Config.Streams streams(Settings s) {
        return new Config.Streams(
                s.value("listeners", 20_000, number(1, MANY)),
                s.value("listeners-per-user", 10_000, number(1, MANY)),
                s.value("channels-per-user", 128, number(1, MANY)),
                s.value("subscriptions-per-channel", 50_000, number(1, MANY)));
    }

    private static Config.Sizes sizes(Settings s) {
        return new Config.Sizes(
                s.value("header-size", 16 << 10, bytes(1 << 10, 1 << 20)),
                s.value("body-size", 1 << 20, bytes(1 << 10, 1 << 28)),
                s.value("body-elements", 10_000, number(10, 10 * MANY)),
                s.value("body-depth", 64, number(5, 1000)));
    }

    private static Config.Pace pace(Settings s) {
        return new Config.Pace(
                s.value("header-time", Duration.ofSeconds(20), LimitsReading::patience),
                s.value("idle-time", Duration.ofSeconds(120), LimitsReading::patience),
                s.value("body-grace", Duration.ofSeconds(30), LimitsReading::patience),
                s.value("body-rate", 1000, bytes(0, 1 << 30)));
    }

    private static Config.Crowding crowding(Settings s) {
        return new Config.Crowding(
                s.value("connections", 25_000, number(1, MANY)),
                s.value("connections-per-address", 5_000, number(1, MANY)),
                s.value("requests", 2_000, number(1, MANY)),
                s.value("requests-per-address", 5_000, number(0, MANY)),
                s.value("requests-per-user", 20_000, number(0, MANY)),
                addresses(s));
    }

    private static List<AddressRange> addresses(Settings s) {
        String key = "unlimited-addresses";
        try {
            return s.words(key, THIS_MACHINE).stream().map(AddressRange::parse).toList();
        } catch (IllegalArgumentException e) {
            s.problem(key, "should be addresses and ranges, such as 192.0.2.0/24 or ::1");
            return List.of();
        }
    }

    static Function<String, Integer> bytes(int least, int most) {
        return text -> {
            long bytes = Amounts.bytes(text);
            if (bytes < least || bytes > most) {
                throw new IllegalArgumentException("a size between " + least + " and " + most + " bytes");
            }
            return (int) bytes;
        };
    }

    static Duration patience(String text) {
        Duration duration = Amounts.duration(text);
        if (duration.compareTo(Duration.ofMillis(100)) < 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a duration between 100 ms and 1 d");
        }
        return duration;
    }
}
