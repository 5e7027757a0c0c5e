package org.tidings.wire.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tidings.catalogue.RuleRecord;
import org.tidings.config.Amounts;
import org.tidings.model.Rule;
import org.tidings.model.RuleId;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.json.JsonAnswer;
import org.tidings.wire.json.JsonObject;
import tools.jackson.databind.node.ObjectNode;

/// A rule as a JSON object, with the members that a file of rules has.
final class RuleJson {
    private static final int LONGEST = 2000;
    private static final int LONGEST_PREFIX = 8200;
    private static final int MOST_COPIES = 100;
    private static final int MOST_PRIORITY = 9;
    private static final String USUAL_ACTIVITY = "replication";

    private RuleJson() {}

    static ObjectNode of(RuleRecord record) {
        Rule rule = record.rule();
        var json = JsonAnswer.object()
                .put("id", rule.id().text())
                .put("select", rule.selection().prefix())
                .put("expression", rule.expression())
                .put("copies", rule.copies());
        putIfAny(json, "where", rule.selection().condition());
        json.put("grouping", word(rule.grouping()));
        rule.expires().ifPresent(end -> json.put("expires", end.toString()));
        json.put("priority", rule.priority()).put("activity", rule.activity());
        rule.weight().ifPresent(weight -> json.put("weight", weight));
        rule.sources().ifPresent(sources -> json.put("sources", sources));
        json.put("deletes", word(rule.deletes()));
        putIfAny(json, "comment", rule.comment());
        json.put("state", record.state().name()).put("added", record.added().toString());
        putIfAny(json, "suspended", record.suspended());
        json.putObject("files")
                .put("ok", record.files().ok())
                .put("replicating", record.files().replicating())
                .put("stuck", record.files().stuck());
        return json;
    }

    private static void putIfAny(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// @throws RequestRefused when it is no rule; whether its expressions mean something is another's to say
    static Rule read(JsonObject json, RuleId id, Instant now) {
        String prefix = text(json, "select", LONGEST_PREFIX).orElse("");
        if (!prefix.isEmpty() && prefix.indexOf(':') < 0) {
            throw RequestRefused.malformed(
                    "'select' begins with a scope: 'data:' is all of it, 'data:raw' a directory.");
        }
        String expression = text(json, "expression", LONGEST)
                .orElseThrow(() -> RequestRefused.malformed("A rule says at which RSEs with 'expression'."));
        var rule = new Rule(
                id,
                new Rule.Selection(prefix, text(json, "where", LONGEST).orElse("")),
                expression,
                number(json, "copies", 1, MOST_COPIES, 1),
                word(json, "grouping", Rule.Grouping.class).orElse(Rule.Grouping.NONE),
                end(json, now),
                number(json, "priority", 0, MOST_PRIORITY, Rule.USUAL_PRIORITY),
                text(json, "activity", LONGEST).orElse(USUAL_ACTIVITY),
                text(json, "weight", LONGEST),
                text(json, "sources", LONGEST),
                word(json, "deletes", Rule.Deletes.class).orElse(Rule.Deletes.FOLLOW),
                comment(json));
        json.nothingElse();
        return rule;
    }

    private static String comment(JsonObject json) {
        String name = text(json, "name", LONGEST).orElse("");
        String comment = text(json, "comment", LONGEST).orElse("");
        return name.isEmpty() || comment.isEmpty() ? name + comment : name + ": " + comment;
    }

    private static Optional<String> text(JsonObject json, String name, int longest) {
        return json.text(name).map(text -> {
            if (text.length() > longest) {
                throw RequestRefused.malformed("'" + name + "' has at most " + longest + " characters.");
            }
            return text;
        });
    }

    private static int number(JsonObject json, String name, int least, int most, int usual) {
        long number = json.number(name).orElse(usual);
        if (number < least || number > most) {
            throw RequestRefused.malformed("'" + name + "' is a number from " + least + " to " + most + ".");
        }
        return (int) number;
    }

    private static <E extends Enum<E>> Optional<E> word(JsonObject json, String name, Class<E> words) {
        return json.text(name).map(text -> {
            for (E word : words.getEnumConstants()) {
                if (word(word).equals(text)) {
                    return word;
                }
            }
            throw RequestRefused.malformed("'" + name + "' is one of "
                    + Arrays.stream(words.getEnumConstants())
                            .map(RuleJson::word)
                            .toList()
                    + ".");
        });
    }

    /// Its end as a time, or as how long from now.
    private static Optional<Instant> end(JsonObject json, Instant now) {
        Optional<String> expires = json.text("expires");
        Optional<String> lifetime = json.text("lifetime");
        if (expires.isPresent() && lifetime.isPresent()) {
            throw RequestRefused.malformed("A rule has 'expires' or 'lifetime', not both.");
        }
        try {
            return expires.map(Instant::parse).or(() -> lifetime.map(text -> now.plus(Amounts.duration(text))));
        } catch (DateTimeException notATime) {
            throw RequestRefused.malformed("'expires' is a time such as 2026-01-31T12:00:00Z.");
        } catch (IllegalArgumentException notADuration) {
            throw RequestRefused.malformed("'lifetime' is " + notADuration.getMessage() + ".");
        }
    }
}
