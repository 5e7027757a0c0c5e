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
import java.util.stream.Collectors;
import org.tidings.access.Activity;
import org.tidings.access.AddressRange;
import org.tidings.access.Grants;
import org.tidings.access.Principal;
import org.tidings.model.StoragePath;

/// What the caveats of a macaroon say together, each a line `key:value` as dCache has them: a restriction. Another
/// caveat can only take away.
///
/// @param said by the site itself, at issue
/// @param before when it ends; the earliest counts
/// @param bounds where it is good
/// @param activities what it is good for
/// @param from who may show it: each of these lists has to contain the address
/// @param mostUploaded bytes of a file; the least counts
record Caveats(
        Issued said,
        Instant before,
        Bounds bounds,
        Set<Activity> activities,
        List<List<AddressRange>> from,
        long mostUploaded)
        implements Principal.Restriction {

    static final Caveats NONE = new Caveats(
            Issued.NOTHING, Instant.MAX, Bounds.NONE, EnumSet.allOf(Activity.class), List.of(), Long.MAX_VALUE);

    /// What only the site says.
    ///
    /// @param issue the id under which it was issued, `iid`
    /// @param holder whose rights it carries, `id`
    record Issued(Optional<String> issue, Optional<Holder> holder) {
        static final Issued NOTHING = new Issued(Optional.empty(), Optional.empty());
    }

    /// @throws IllegalArgumentException with a sentence, when one is not known or says nothing sensible
    static Caveats of(List<String> lines) {
        return NONE.and(lines);
    }

    /// @throws IllegalArgumentException with a sentence, when one is not known or would give something back
    Caveats and(List<String> lines) {
        Caveats all = this;
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
            case "root" -> in(bounds.rooted(value));
            case "home" -> in(bounds.atHome(value));
            case "path" -> in(bounds.within(value));
            case "activity" -> only(value);
            case "ip" -> seenFrom(value);
            case "max-upload" -> uploading(value);
            default -> throw new IllegalArgumentException("This caveat is not known here.");
        };
    }

    /// Caveats that leave the same, for another macaroon: all but who issued it to whom, and until when.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!root().isRoot()) {
            lines.add("root:" + root().text());
        }
        bounds.home().ifPresent(home -> lines.add("home:" + bounds.written(home)));
        if (!bounds.path().equals(root())) {
            lines.add("path:" + bounds.written(bounds.path()));
        }
        if (activities.size() < Activity.values().length) {
            lines.add("activity:"
                    + activities.stream().sorted().map(Activity::name).collect(Collectors.joining(",")));
        }
        from.forEach(ranges ->
                lines.add("ip:" + ranges.stream().map(AddressRange::toString).collect(Collectors.joining(","))));
        if (mostUploaded < Long.MAX_VALUE) {
            lines.add("max-upload:" + mostUploaded);
        }
        return lines;
    }

    boolean allowsFrom(String address) {
        return from.stream().allMatch(ranges -> ranges.stream().anyMatch(range -> range.contains(address)));
    }

    @Override
    public boolean leaves(Activity activity, StoragePath path) {
        return path.isAtOrBelow(root()) && new Grants.Grant(activities, bounds.path()).gives(activity, path);
    }

    @Override
    public Instant until() {
        return before;
    }

    @Override
    public StoragePath root() {
        return bounds.root();
    }

    @Override
    public Principal.Restriction endless() {
        return new Caveats(Issued.NOTHING, Instant.MAX, bounds, activities, List.of(), mostUploaded);
    }

    private Caveats issued(String value) {
        once(said.equals(Issued.NOTHING));
        return saying(new Issued(Optional.of(value), said.holder()));
    }

    private Caveats held(String value) {
        once(said.holder().isEmpty());
        return saying(new Issued(said.issue(), Optional.of(Holder.parse(value))));
    }

    private Caveats saying(Issued more) {
        return new Caveats(more, before, bounds, activities, from, mostUploaded);
    }

    private Caveats ending(String value) {
        try {
            Instant end = Instant.parse(value);
            return new Caveats(said, end.isBefore(before) ? end : before, bounds, activities, from, mostUploaded);
        } catch (DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("The value of before is a time like 2026-01-31T12:00:00Z.");
        }
    }

    private Caveats in(Bounds narrower) {
        return new Caveats(said, before, narrower, activities, from, mostUploaded);
    }

    private Caveats only(String value) {
        Set<Activity> fewer = EnumSet.noneOf(Activity.class);
        for (String word : value.split(",")) {
            fewer.add(activity(word.strip().toUpperCase(Locale.ROOT)));
        }
        if (!activities.containsAll(fewer)) {
            throw new IllegalArgumentException("A later caveat cannot give an activity back.");
        }
        return new Caveats(said, before, bounds, fewer, from, mostUploaded);
    }

    private static Activity activity(String word) {
        return Arrays.stream(Activity.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "An activity is one of " + Arrays.toString(Activity.values()) + "."));
    }

    private Caveats seenFrom(String value) {
        List<List<AddressRange>> more = new ArrayList<>(from);
        try {
            more.add(Arrays.stream(value.split(","))
                    .map(String::strip)
                    .map(AddressRange::parse)
                    .toList());
        } catch (IllegalArgumentException notAddresses) {
            throw new IllegalArgumentException("The value of ip is addresses and ranges, like 192.0.2.0/24,::1.");
        }
        return new Caveats(said, before, bounds, activities, List.copyOf(more), mostUploaded);
    }

    private Caveats uploading(String value) {
        if (!value.matches("0*[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("The value of max-upload is a number of bytes.");
        }
        long most = Math.min(Long.parseLong(value), mostUploaded);
        return new Caveats(said, before, bounds, activities, from, most);
    }

    private static void once(boolean first) {
        if (!first) {
            throw new IllegalArgumentException("Only the site itself says whose macaroon this is.");
        }
    }
}
