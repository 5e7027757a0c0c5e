package org.tidings.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;

/// One rule of a file being read. It learns the known keys by asking for them, and complains about all others.
final class RuleFields {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");
    private static final int LONGEST = 1000;

    private final int line;
    private final Map<String, RuleText.Field> fields;
    private final List<String> problems;
    private final TreeSet<String> known = new TreeSet<>();

    /// @param line where the rule begins
    RuleFields(int line, Map<String, RuleText.Field> fields, List<String> problems) {
        this.line = line;
        this.fields = fields;
        this.problems = problems;
    }

    int line() {
        return line;
    }

    String name() {
        return text("name", "");
    }

    RuleFile.Entry entry() {
        if (name().isBlank()) {
            complain(line, "a rule has a name");
        }
        if (text("expression", "").isEmpty()) {
            complain(line, "a rule has an expression, which says at which RSEs");
        }
        Rule rule = new Rule(
                RuleId.ofFile(name()),
                new Rule.Selection(text("select", ""), text("where", "")),
                text("expression", "*"),
                value("copies", 1, number(1, 100)),
                value("grouping", Rule.Grouping.NONE, oneOf(Rule.Grouping.values())),
                Optional.empty(),
                value("priority", Rule.USUAL_PRIORITY, number(0, 9)),
                text("activity", "replication"),
                given("weight").map(RuleText.Field::text),
                given("sources").map(RuleText.Field::text),
                value("deletes", Rule.Deletes.FOLLOW, oneOf(Rule.Deletes.values())),
                comment());
        ParsedRule.problems(rule).forEach(problem -> problems.add("Line " + line + ": " + problem));
        return new RuleFile.Entry(rule, lifetime());
    }

    /// So that people see the name, which is not kept otherwise.
    private String comment() {
        String comment = text("comment", "");
        return comment.isEmpty() ? name() : name() + ": " + comment;
    }

    private Optional<Duration> lifetime() {
        return given("lifetime").map(field -> value("lifetime", Duration.ZERO, RuleFields::duration));
    }

    void finish() {
        fields.forEach((key, field) -> {
            if (!known.contains(key)) {
                complain(field.line(), "'" + key + "' is no key of a rule; there are " + String.join(", ", known));
            }
        });
    }

    private Optional<RuleText.Field> given(String key) {
        known.add(key);
        return Optional.ofNullable(fields.get(key));
    }

    private String text(String key, String usual) {
        return value(key, usual, text -> {
            if (text.length() > LONGEST * 2) {
                throw new IllegalArgumentException("at most " + LONGEST * 2 + " characters");
            }
            return text;
        });
    }

    private <T> T value(String key, T usual, Function<String, T> reading) {
        Optional<RuleText.Field> field = given(key);
        if (field.isEmpty()) {
            return usual;
        }
        try {
            return reading.apply(field.get().text().strip());
        } catch (IllegalArgumentException e) {
            complain(field.get().line(), key + " is '" + field.get().text() + "', but should be " + e.getMessage());
            return usual;
        }
    }

    private void complain(int where, String sentence) {
        String complaint = "Line " + where + ": " + sentence + ".";
        if (!problems.contains(complaint)) {
            problems.add(complaint);
        }
    }

    private static Function<String, Integer> number(int least, int most) {
        return text -> {
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            throw new IllegalArgumentException("a number from " + least + " to " + most);
        };
    }

    private static <T extends Enum<T>> Function<String, T> oneOf(T[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(values).map(RuleFields::word).collect(Collectors.joining(" or "))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a duration such as '30 d', '12 h', '15 m' or '30 s'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
