package org.tidings.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.tidings.model.EventType;
import org.tidings.model.StoragePath;

/// Reads a [Selector] from the parameters of a request.
public final class SelectorReader {
    private static final Set<String> KNOWN = Set.of("path", "recursive", "type", "suffix", "owner", "minSize", "label");
    private static final int MAX_VALUES = 64;
    private final Function<String, OptionalInt> uids;

    /// What came of reading.
    public sealed interface Reading {
        record Read(Selector selector) implements Reading {}

        /// @param parameter the one that is wrong
        /// @param sentence what is wrong with it
        record Refused(String parameter, String sentence) implements Reading {}
    }

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String parameter;

        Wrong(String parameter, String sentence) {
            super(sentence, null, false, false);
            this.parameter = parameter;
        }
    }

    /// @param uids the uid of a login name
    public SelectorReader(Function<String, OptionalInt> uids) {
        this.uids = uids;
    }

    public Reading read(Map<String, List<String>> parameters) {
        try {
            return new Reading.Read(selector(parameters));
        } catch (Wrong wrong) {
            return new Reading.Refused(wrong.parameter, String.valueOf(wrong.getMessage()));
        }
    }

    private Selector selector(Map<String, List<String>> parameters) {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new Wrong(name, "There is no such parameter.");
            }
        }
        return new Selector(
                path(one(parameters, "path", "/")),
                recursive(one(parameters, "recursive", "true")),
                types(many(parameters, "type")),
                many(parameters, "suffix"),
                owner(one(parameters, "owner", "")),
                minSize(one(parameters, "minSize", "0")),
                Set.copyOf(many(parameters, "label")));
    }

    private static String one(Map<String, List<String>> parameters, String name, String otherwise) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new Wrong(name, "It is given more than once.");
        }
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    private static List<String> many(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > MAX_VALUES) {
            throw new Wrong(name, "It is given more than " + MAX_VALUES + " times.");
        }
        if (values.contains("")) {
            throw new Wrong(name, "It is empty.");
        }
        return values;
    }

    private static StoragePath path(String text) {
        try {
            return text.equals("/") || !text.endsWith("/")
                    ? new StoragePath(text)
                    : new StoragePath(text.substring(0, text.length() - 1));
        } catch (IllegalArgumentException e) {
            throw new Wrong("path", String.valueOf(e.getMessage()));
        }
    }

    private static boolean recursive(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Wrong("recursive", "It is 'true' or 'false'.");
        };
    }

    /// Names (`file.created`) and families (`file`), also several in one value, with commas.
    private static Set<EventType> types(List<String> values) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String value : values) {
            for (String word : value.split(",", -1)) {
                types.addAll(typesOf(word));
            }
        }
        return types;
    }

    private static List<EventType> typesOf(String word) {
        List<EventType> meant = Arrays.stream(EventType.values())
                .filter(t -> word.equals(t.shortName()) || word.equals(t.family()) || word.equals(t.cloudEventsType()))
                .toList();
        if (meant.isEmpty()) {
            throw new Wrong("type", "There is no event type or family of that name. There are: " + typeWords() + ".");
        }
        return meant;
    }

    private static String typeWords() {
        Set<String> families = new HashSet<>();
        List<String> words = new ArrayList<>();
        for (EventType type : EventType.values()) {
            if (families.add(type.family())) {
                words.add(type.family());
            }
            words.add(type.shortName());
        }
        return String.join(", ", words);
    }

    private OptionalInt owner(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt uid = text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : uids.apply(text);
        if (uid.isEmpty()) {
            throw new Wrong("owner", "There is no user of that name.");
        }
        return uid;
    }

    private static long minSize(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Wrong("minSize", "It is a number of bytes.");
        }
        return Long.parseLong(text);
    }
}
