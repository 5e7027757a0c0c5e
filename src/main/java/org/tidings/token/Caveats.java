package org.tidings.token;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Activity;
import org.tidings.access.AddressRange;
import org.tidings.access.Grants;
import org.tidings.model.StoragePath;

/// What the caveats of a macaroon say together, each a line `key:value` as dCache has them. Another caveat can only
/// take away.
///
/// @param issue the id under which it was issued, `iid`
/// @param holder whose rights it carries, `id`
/// @param before when it ends; the earliest counts
/// @param path all it is good for, and below; a later `path` is taken from the earlier one
/// @param activities what it is good for
/// @param from who may show it: each of these lists has to contain the address
record Caveats(
        Optional<String> issue,
        Optional<Holder> holder,
        Instant before,
        StoragePath path,
        Set<Activity> activities,
        List<List<AddressRange>> from) {

    static final Caveats NONE = new Caveats(
            Optional.empty(),
            Optional.empty(),
            Instant.MAX,
            StoragePath.ROOT,
            EnumSet.allOf(Activity.class),
            List.of());

    /// @throws IllegalArgumentException with a sentence, when one is not known or says nothing sensible
    static Caveats of(List<String> lines) {
        Caveats all = NONE;
        for (String line : lines) {
            all = all.and(line);
        }
        return all;
    }

    /// @throws IllegalArgumentException with a sentence, when it is not known or would give something back
    Caveats and(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A caveat is a line key:value.");
        }
        String value = line.substring(colon + 1);
        return switch (line.substring(0, colon)) {
            case "iid" -> issued(value);
            case "id" -> held(value);
            case "before" -> ending(value);
            case "path" -> below(value);
            case "activity" -> only(value);
            case "ip" -> seenFrom(value);
            default -> throw new IllegalArgumentException("This caveat is not known here.");
        };
    }

    /// What they leave of the holder's rights.
    Grants grants() {
        return new Grants(List.of(new Grants.Grant(activities, path)), before);
    }

    boolean allowsFrom(String address) {
        return from.stream().allMatch(ranges -> ranges.stream().anyMatch(range -> range.contains(address)));
    }

    private Caveats issued(String value) {
        once(issue.isEmpty() && holder.isEmpty());
        return new Caveats(Optional.of(value), holder, before, path, activities, from);
    }

    private Caveats held(String value) {
        once(holder.isEmpty());
        return new Caveats(issue, Optional.of(Holder.parse(value)), before, path, activities, from);
    }

    private Caveats ending(String value) {
        try {
            Instant end = Instant.parse(value);
            return new Caveats(issue, holder, end.isBefore(before) ? end : before, path, activities, from);
        } catch (DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("The value of before is a time like 2026-01-31T12:00:00Z.");
        }
    }

    private Caveats below(String value) {
        if (!value.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash.");
        }
        StoragePath there = StoragePath.lenient(value).moved(StoragePath.ROOT, path);
        return new Caveats(issue, holder, before, there, activities, from);
    }

    private Caveats only(String value) {
        Set<Activity> fewer = EnumSet.noneOf(Activity.class);
        for (String word : value.split(",")) {
            fewer.add(Activity.valueOf(word.strip().toUpperCase(Locale.ROOT)));
        }
        if (!activities.containsAll(fewer)) {
            throw new IllegalArgumentException("A later caveat cannot give an activity back.");
        }
        return new Caveats(issue, holder, before, path, fewer, from);
    }

    private Caveats seenFrom(String value) {
        List<List<AddressRange>> more = new ArrayList<>(from);
        more.add(Arrays.stream(value.split(","))
                .map(String::strip)
                .map(AddressRange::parse)
                .toList());
        return new Caveats(issue, holder, before, path, activities, List.copyOf(more));
    }

    private static void once(boolean first) {
        if (!first) {
            throw new IllegalArgumentException("Only the site itself says whose macaroon this is.");
        }
    }
}
