package org.tidings.wire.dav;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.wire.http.EntityTag;

/// The `If` field of WebDAV (RFC 4918 §10.4): lists of conditions, one of which must hold as a whole.
///
/// @param lists at least one
public record IfHeader(List<ConditionList> lists) {

    /// Conditions that must all hold for one resource.
    ///
    /// @param resource the tag before the list, a URL or path as it was sent; empty for the request's own
    /// @param conditions at least one
    public record ConditionList(Optional<String> resource, List<Condition> conditions) {
        public ConditionList {
            conditions = List.copyOf(conditions);
        }
    }

    /// One thing that must be so, or with `Not` must not be so.
    public sealed interface Condition {
        boolean negated();

        /// The resource is locked with this token, or has this state.
        record Token(boolean negated, String token) implements Condition {}

        /// The resource has this entity tag.
        record Tag(boolean negated, EntityTag tag) implements Condition {}
    }

    /// What is known about the resource a list speaks of.
    public interface Resources {
        /// Whether a lock of that token covers the resource.
        boolean isLockedWith(Optional<String> resource, String token);

        /// The entity tag the resource has now.
        Optional<EntityTag> tagOf(Optional<String> resource);
    }

    public IfHeader {
        lists = List.copyOf(lists);
    }

    /// @throws org.tidings.wire.http.RequestRefused when the field does not follow the grammar
    public static IfHeader parse(String field) {
        return new IfHeader(new IfHeaderParser(field).lists());
    }

    /// Every token mentioned, negated or not: the client has submitted them (RFC 4918 §7.5).
    public Set<String> tokens() {
        Set<String> tokens = new LinkedHashSet<>();
        for (ConditionList list : lists) {
            for (Condition condition : list.conditions()) {
                if (condition instanceof Condition.Token(boolean _, String token)) {
                    tokens.add(token);
                }
            }
        }
        return tokens;
    }

    /// Whether one of the lists holds; otherwise the answer is 412.
    public boolean holds(Resources resources) {
        return lists.stream().anyMatch(list -> allHold(list, resources));
    }

    private static boolean allHold(ConditionList list, Resources resources) {
        return list.conditions().stream().allMatch(c -> isSo(c, list.resource(), resources) != c.negated());
    }

    private static boolean isSo(Condition condition, Optional<String> resource, Resources resources) {
        return switch (condition) {
            case Condition.Token(boolean _, String token) -> resources.isLockedWith(resource, token);
            case Condition.Tag(boolean _, EntityTag tag) ->
                resources.tagOf(resource).filter(tag::matchesStrongly).isPresent();
        };
    }
}
