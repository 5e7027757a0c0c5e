package org.tidings.wire.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates of HTTP (RFC 9110 §5.6.7): written in the one preferred form, read in all three.
public final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String TIME = "(\\d\\d):(\\d\\d):(\\d\\d)";
    private static final Pattern PREFERRED =
            Pattern.compile("[A-Z][a-z]{2}, (?<d>\\d\\d) (?<m>[A-Z][a-z]{2}) (?<y>\\d{4}) " + TIME + " GMT");
    private static final Pattern RFC_850 =
            Pattern.compile("[A-Z][a-z]{5,8}, (?<d>\\d\\d)-(?<m>[A-Z][a-z]{2})-(?<y>\\d\\d) " + TIME + " GMT");
    private static final Pattern ASCTIME =
            Pattern.compile("[A-Z][a-z]{2} (?<m>[A-Z][a-z]{2}) (?<d>[ \\d]\\d) " + TIME + " (?<y>\\d{4})");
    private static final long NEWEST = 253_402_300_799L;

    private HttpDate() {}

    /// The date as `Sun, 06 Nov 1994 08:49:37 GMT`; fractions of a second are dropped.
    public static String write(Instant instant) {
        long second = Math.clamp(instant.getEpochSecond(), 0, NEWEST);
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(29)
                .append(DAYS[time.getDayOfWeek().ordinal()])
                .append(", ");
        two(out, time.getDayOfMonth(), ' ')
                .append(MONTHS, 3 * time.getMonthValue() - 3, 3 * time.getMonthValue())
                .append(' ');
        two(out, time.getYear() / 100, "");
        two(out, time.getYear() % 100, ' ');
        two(out, time.getHour(), ':');
        two(out, time.getMinute(), ':');
        return two(out, time.getSecond(), ' ').append("GMT").toString();
    }

    /// The moment a date field names; empty when it is none, which RFC 9110 wants ignored, not refused.
    ///
    /// @param now decides the century of the two-digit years of RFC 850
    public static Optional<Instant> read(String text, Instant now) {
        for (Pattern form : new Pattern[] {PREFERRED, RFC_850, ASCTIME}) {
            Matcher matcher = form.matcher(text.strip());
            if (matcher.matches()) {
                return moment(matcher, form == ASCTIME ? 3 : 4, now);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> moment(Matcher m, int hour, Instant now) {
        int month = MONTHS.toLowerCase(Locale.ROOT).indexOf(m.group("m").toLowerCase(Locale.ROOT));
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            year(m.group("y"), now),
                            month / 3 + 1,
                            Integer.parseInt(m.group("d").strip()),
                            Integer.parseInt(m.group(hour)),
                            Integer.parseInt(m.group(hour + 1)),
                            Math.min(59, Integer.parseInt(m.group(hour + 2))))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /// A two-digit year that would lie more than 50 years ahead is one of the last century.
    private static int year(String digits, Instant now) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int current = now.atOffset(ZoneOffset.UTC).getYear();
        int candidate = current - current % 100 + year;
        return candidate > current + 50 ? candidate - 100 : candidate;
    }

    private static StringBuilder two(StringBuilder out, int number, char after) {
        return two(out, number, "").append(after);
    }

    private static StringBuilder two(StringBuilder out, int number, String after) {
        return out.append((char) ('0' + number / 10))
                .append((char) ('0' + number % 10))
                .append(after);
    }
}
