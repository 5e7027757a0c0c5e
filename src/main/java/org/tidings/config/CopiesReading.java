package org.tidings.config;

import static org.tidings.config.ConfigReading.number;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.tidings.access.AddressRange;

/// From the section `copies` to [Config.Copies].
///
/// @param path reads a file's name
record CopiesReading(Function<String, Path> path) {
    private static final int MANY = 100_000;
    private static final String ADDRESSES = "private-addresses";
    private static final String ALLOW = "allow";
    private static final String REFUSE = "refuse";

    Config.Copies copies(Settings s) {
        List<String> addresses = s.words(ADDRESSES, List.of(REFUSE));
        var copies = new Config.Copies(
                addresses.equals(List.of(ALLOW)),
                ranges(s, addresses),
                s.optional("authority", path),
                s.value("at-once", 50, number(1, MANY)),
                s.value("queued", 1000, number(0, MANY)),
                times(s));
        s.finish();
        return copies;
    }

    private static List<AddressRange> ranges(Settings s, List<String> words) {
        if (words.equals(List.of(ALLOW)) || words.equals(List.of(REFUSE))) {
            return List.of();
        }
        try {
            return words.stream().map(AddressRange::parse).toList();
        } catch (IllegalArgumentException e) {
            s.problem(ADDRESSES, "should be refuse, allow, or addresses and ranges, such as 192.168.7.0/24 or ::1");
            return List.of();
        }
    }

    private static Config.CopyTimes times(Settings s) {
        return new Config.CopyTimes(
                s.value("connect-time", Duration.ofSeconds(30), LimitsReading::patience),
                s.value("first-byte-time", Duration.ofSeconds(120), LimitsReading::patience),
                s.value("stall-time", Duration.ofSeconds(60), LimitsReading::patience),
                s.value("rate-grace", Duration.ofSeconds(60), LimitsReading::patience),
                s.value("rate", 10_000, LimitsReading.bytes(0, 1 << 30)));
    }
}
