package org.tidings.wire.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The conditions of a request (RFC 9110 §13) and their verdict about what is there.
///
/// @param ifMatch go on only if one of these is there now
/// @param ifNoneMatch go on only if none of these is there now
/// @param ifModifiedSince read only what is newer
/// @param ifUnmodifiedSince go on only if it is not newer
public record Preconditions(
        Optional<Tags> ifMatch,
        Optional<Tags> ifNoneMatch,
        Optional<Instant> ifModifiedSince,
        Optional<Instant> ifUnmodifiedSince) {

    public static final Preconditions NONE =
            new Preconditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// The entity tags of a condition.
    ///
    /// @param any whether it was `*`: whatever exists
    /// @param tags the tags otherwise
    public record Tags(boolean any, List<EntityTag> tags) {
        public Tags {
            tags = List.copyOf(tags);
        }

        /// @throws RequestRefused when the field is neither `*` nor tags
        public static Tags parse(String field) {
            return field.strip().equals("*") ? new Tags(true, List.of()) : new Tags(false, EntityTag.parseList(field));
        }
    }

    /// What is known about a resource that exists.
    ///
    /// @param tag its entity tag; a directory has none
    /// @param modified when it last changed
    public record Validators(Optional<EntityTag> tag, Instant modified) {}

    /// What to do with the request.
    public enum Verdict {
        /// Carry it out.
        PROCEED,
        /// Answer 304: the reader has it already.
        NOT_MODIFIED,
        /// Answer 412 and do nothing.
        FAILED
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// Judges in the order of RFC 9110 §13.2.2.
    ///
    /// @param current what exists at the path, or empty if nothing does
    /// @param reading whether the method is GET or HEAD
    public Verdict judge(Optional<Validators> current, boolean reading) {
        if (ifMatch.isPresent()) {
            if (!holds(ifMatch.get(), current, true)) {
                return Verdict.FAILED;
            }
        } else if (ifUnmodifiedSince.isPresent() && isNewer(current, ifUnmodifiedSince.get())) {
            return Verdict.FAILED;
        }
        if (ifNoneMatch.isPresent()) {
            if (holds(ifNoneMatch.get(), current, false)) {
                return reading ? Verdict.NOT_MODIFIED : Verdict.FAILED;
            }
        } else if (reading
                && ifModifiedSince.isPresent()
                && current.isPresent()
                && !isNewer(current, ifModifiedSince.get())) {
            return Verdict.NOT_MODIFIED;
        }
        return Verdict.PROCEED;
    }

    /// Whether a `Range` still applies (RFC 9110 §13.1.5): the reader's part is of what is there now.
    ///
    /// @param ifRange the value of `If-Range`: one strong tag, or a date that must be exact
    public static boolean rangeApplies(String ifRange, Validators current, Instant now) {
        String value = ifRange.strip();
        if (value.startsWith("\"") || value.startsWith("W/")) {
            EntityTag wanted = EntityTag.parse(value);
            return current.tag().filter(wanted::matchesStrongly).isPresent();
        }
        return HttpDate.read(value, now)
                .filter(toSecond(current.modified())::equals)
                .isPresent();
    }

    private static boolean holds(Tags wanted, Optional<Validators> current, boolean strongly) {
        if (current.isEmpty() || wanted.any()) {
            return current.isPresent();
        }
        Optional<EntityTag> tag = current.get().tag();
        return tag.isPresent()
                && wanted.tags().stream()
                        .anyMatch(w -> strongly ? w.matchesStrongly(tag.get()) : w.matchesWeakly(tag.get()));
    }

    private static boolean isNewer(Optional<Validators> current, Instant than) {
        return current.isPresent() && toSecond(current.get().modified()).isAfter(than);
    }

    private static Instant toSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
