package org.tidings.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes and durations as people write them: `50 GB`, `512 MiB`, `30 d`.
public final class Amounts {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKMGTP]i?)?[bB]?");
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
    private static final String PREFIXES = "KMGTP";

    private Amounts() {}

    /// Bytes of a size; `k`, `M`, `G`, `T`, `P` count by 1000, `Ki`, `Mi` and so on by 1024.
    ///
    /// @throws IllegalArgumentException when the text is not a size
    public static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size such as '50 GB' or '512 MiB'");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        try {
            return number.multiply(multiplier(matcher.group(2))).toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a size below 9 EB", e);
        }
    }

    private static BigDecimal multiplier(@org.jspecify.annotations.Nullable String prefix) {
        if (prefix == null) {
            return BigDecimal.ONE;
        }
        int power = PREFIXES.indexOf(prefix.substring(0, 1).toUpperCase(Locale.ROOT)) + 1;
        return BigDecimal.valueOf(prefix.endsWith("i") ? 1024 : 1000).pow(power);
    }

    /// @throws IllegalArgumentException when the text is not a duration
    public static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            throw new IllegalArgumentException("a duration such as '30 d', '12 h', '15 m' or '30 s'");
        }
        return Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
    }

    private static ChronoUnit unit(String letters) {
        return switch (letters) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    /// A size for people, in three digits or four: `1.2 GB`.
    public static String readable(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int power = -1;
        while (value >= 999.5 && power < PREFIXES.length() - 1) {
            value /= 1000;
            power++;
        }
        String prefix = power == 0 ? "k" : PREFIXES.substring(power, power + 1);
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f %sB" : "%.0f %sB", value, prefix);
    }
}
