package org.tidings.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a `metronome` subscription asks for: a message at a steady beat, to try a client with.
///
/// The beat is a matter of arithmetic, not of state: message number n, from 1, is due n delays after the subscription
/// was made, whoever is connected and however often the site was restarted.
///
/// @param delay from one message to the next, in whole microseconds
/// @param message with `${username}` and `${count}` for what they say
/// @param count how many; 0 for no end
record MetronomeSelector(Duration delay, String message, long count) {
    private static final Set<String> FIELDS = Set.of("frequency", "delay", "message", "count");
    private static final double SHORTEST = 0.000_001;
    private static final double LONGEST = 300;
    private static final int LONGEST_MESSAGE = 4096;

    /// @throws BadSelector when it is not of that form
    static MetronomeSelector read(JsonNode json) throws BadSelector {
        for (String name : json.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new BadSelector("Bad selector value: '" + name + "' is an unrecognized field.");
            }
        }
        if (json.has("frequency") == json.has("delay")) {
            throw new BadSelector("Bad selector value: give either 'frequency' or 'delay'.");
        }
        double seconds = json.has("delay") ? number(json, "delay") : 1 / number(json, "frequency");
        if (!(seconds >= SHORTEST && seconds <= LONGEST * 1.000_001)) {
            throw new BadSelector("Bad selector value: the delay is from " + SHORTEST + " to " + LONGEST + " seconds.");
        }
        return new MetronomeSelector(Duration.ofNanos(Math.round(seconds * 1e6) * 1000), message(json), count(json));
    }

    private static double number(JsonNode json, String name) throws BadSelector {
        if (!json.path(name).isNumber()) {
            throw new BadSelector("Bad selector value: '" + name + "' is a number.");
        }
        JsonNode number = json.path(name);
        // A whole number may be larger than a double can be.
        return number.isFloatingPointNumber()
                ? number.doubleValue()
                : number.decimalValue().doubleValue();
    }

    private static String message(JsonNode json) throws BadSelector {
        if (!json.has("message")) {
            return "tick";
        }
        JsonNode message = json.path("message");
        if (!message.isString()
                || message.asString().isEmpty()
                || message.asString().length() > LONGEST_MESSAGE) {
            throw new BadSelector(
                    "Bad selector value: 'message' is a text of 1 to " + LONGEST_MESSAGE + " characters.");
        }
        return message.asString();
    }

    private static long count(JsonNode json) throws BadSelector {
        if (!json.has("count")) {
            return 0;
        }
        double count = number(json, "count");
        if (count < 0 || count > Long.MAX_VALUE / 2.0) {
            throw new BadSelector("Bad selector value: 'count' is not negative.");
        }
        return (long) Math.ceil(count);
    }

    /// When the message of this number is due.
    Instant due(Instant made, long number) {
        return made.plus(delay.multipliedBy(number));
    }

    /// How many messages are due by this time.
    long dueBy(Instant made, Instant now) {
        if (!now.isAfter(made)) {
            return 0;
        }
        long due = Duration.between(made, now).dividedBy(delay);
        return count == 0 ? due : Math.min(count, due);
    }

    boolean isDueAt(Instant made, Instant at) {
        long number = dueBy(made, at);
        return number > 0 && due(made, number).equals(at);
    }

    String text(String userName, long number) {
        return message.replace("${username}", userName).replace("${count}", Long.toString(number));
    }
}
