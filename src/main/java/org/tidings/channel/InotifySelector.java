package org.tidings.channel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.model.StoragePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an `inotify` subscription asks for: `{"path": "/data/run7", "flags": ["IN_CREATE"]}`.
///
/// @param path what to watch, as its owner sees it
/// @param flags as given; empty if none were, which stands for every event
record InotifySelector(StoragePath path, Optional<List<Flag>> flags) {
    InotifySelector {
        flags = flags.map(List::copyOf);
    }

    /// @throws BadSelector when it is not of that form
    static InotifySelector read(JsonNode json) throws BadSelector {
        for (String name : json.propertyNames()) {
            if (!name.equals("path") && !name.equals("flags")) {
                throw new BadSelector("Bad selector value: '" + name + "' is an unrecognized field.");
            }
        }
        return new InotifySelector(
                path(json.path("path")), json.has("flags") ? Optional.of(flags(json.path("flags"))) : Optional.empty());
    }

    private static StoragePath path(JsonNode json) throws BadSelector {
        if (!json.isString()) {
            throw new BadSelector("Bad selector value: 'path' is missing, or no text.");
        }
        String text = json.asString();
        if (!text.startsWith("/") || (text.length() > 1 && text.endsWith("/"))) {
            throw new BadSelector("Bad selector value: 'path' begins with a slash and does not end with one.");
        }
        try {
            return StoragePath.lenient(text);
        } catch (IllegalArgumentException notAPath) {
            throw new BadSelector("Bad selector value: " + notAPath.getMessage());
        }
    }

    /// A list of words; one text with commas, as some clients send it, is taken too.
    private static List<Flag> flags(JsonNode json) throws BadSelector {
        List<String> words = new ArrayList<>();
        if (json.isString()) {
            words.addAll(List.of(json.asString().split(",")));
        } else if (json.isArray()) {
            json.forEach(word -> words.add(word.isString() ? word.asString() : word.toString()));
        } else {
            throw new BadSelector("Bad selector value: 'flags' is no list.");
        }
        List<Flag> flags = new ArrayList<>();
        for (String word : words) {
            flags.add(Flag.named(word.strip())
                    .orElseThrow(() -> new BadSelector("Bad selector value: there is no flag " + shortened(word))));
        }
        List<Flag> unsupported =
                flags.stream().filter(Flag.UNSUPPORTED::contains).toList();
        if (!unsupported.isEmpty()) {
            throw new BadSelector("Unsupported flags: " + unsupported);
        }
        return flags;
    }

    private static String shortened(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    /// The events to be told of.
    Set<Flag> mask() {
        if (flags.isEmpty()) {
            return Flag.EVENTS;
        }
        Set<Flag> mask = EnumSet.noneOf(Flag.class);
        flags.get().forEach(flag -> mask.addAll(flag.events()));
        return mask;
    }

    boolean says(Flag flag) {
        return flags.map(given -> given.contains(flag)).orElse(false);
    }

    /// What is asked for by both together; the path is the later one.
    static InotifySelector union(InotifySelector before, InotifySelector more) {
        if (before.flags().isEmpty() || more.flags().isEmpty()) {
            return new InotifySelector(more.path(), Optional.empty());
        }
        Set<Flag> both = new LinkedHashSet<>(before.flags().get());
        both.addAll(more.flags().get());
        return new InotifySelector(more.path(), Optional.of(List.copyOf(both)));
    }

    /// Writes it as it was given: no `flags` if none were.
    void writeTo(ObjectNode json) {
        json.put("path", path.text());
        flags.ifPresent(given -> {
            var array = json.putArray("flags");
            given.forEach(flag -> array.add(flag.name()));
        });
    }
}
