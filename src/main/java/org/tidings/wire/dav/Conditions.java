package org.tidings.wire.dav;

import java.time.Instant;
import java.util.Optional;
import org.tidings.door.Caller;
import org.tidings.door.FindEntry;
import org.tidings.door.Locks;
import org.tidings.door.Precondition;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.ConditionFields;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.Preconditions;
import org.tidings.wire.http.Preconditions.Validators;
import org.tidings.wire.http.Preconditions.Verdict;
import org.tidings.wire.http.RequestRefused;

/// Turns the conditions of a request, HTTP's and WebDAV's, into one the door can judge.
///
/// @param findEntry for conditions about other resources than the request's own
/// @param locks for conditions about lock tokens
record Conditions(FindEntry findEntry, Locks locks) {

    /// The condition for a method that changes something.
    Precondition of(Exchange exchange, Instant now) {
        Preconditions http = ConditionFields.read(exchange.fields(), now);
        if (http.isNone() && exchange.condition().isEmpty()) {
            return Precondition.NONE;
        }
        return there -> http.judge(validators(there), false) == Verdict.PROCEED && holds(exchange, there);
    }

    /// Whether the `If` field, if there is one, holds now: so that a condition that fails is told before a lock that
    /// bars.
    boolean holdsNow(Exchange exchange) {
        return exchange.condition().isEmpty() || holds(exchange, there(exchange));
    }

    /// What stands at the exchange's path, as far as its caller may see it.
    Optional<Entry> there(Exchange exchange) {
        return findEntry.find(exchange.caller(), exchange.path()) instanceof FindEntry.Found(Entry entry)
                ? Optional.of(entry)
                : Optional.empty();
    }

    /// Whether the `If` field, if there is one, holds.
    boolean holds(Exchange exchange, Optional<Entry> there) {
        return exchange.condition().isEmpty() || exchange.condition().get().holds(new Known(exchange, there));
    }

    /// What HTTP's conditions compare with.
    static Optional<Validators> validators(Optional<Entry> there) {
        return there.map(entry -> new Validators(tag(entry), entry.attributes().modified()));
    }

    /// The entity tag of a file; a directory has none.
    static Optional<EntityTag> tag(Entry entry) {
        return switch (entry) {
            case Entry.File file ->
                Optional.of(EntityTag.of(file.id(), file.content().generation()));
            case Entry.Directory _ -> Optional.empty();
        };
    }

    /// Looks up what an `If` field speaks of; what belongs to another server, or may not be seen, has no state.
    private final class Known implements IfHeader.Resources {
        private final Exchange exchange;
        private final Optional<Entry> there;

        Known(Exchange exchange, Optional<Entry> there) {
            this.exchange = exchange;
            this.there = there;
        }

        @Override
        public boolean isLockedWith(Optional<String> resource, String token) {
            return path(resource)
                    .filter(path -> locks.covering(path).stream()
                            .anyMatch(lock -> lock.token().equals(token)))
                    .isPresent();
        }

        @Override
        public Optional<EntityTag> tagOf(Optional<String> resource) {
            Optional<StoragePath> path = path(resource);
            if (path.isEmpty() || path.get().equals(exchange.path())) {
                return path.isEmpty() ? Optional.empty() : there.flatMap(Conditions::tag);
            }
            Caller caller = exchange.caller();
            return findEntry.find(caller, path.get()) instanceof FindEntry.Found(Entry entry)
                    ? tag(entry)
                    : Optional.empty();
        }

        private Optional<StoragePath> path(Optional<String> resource) {
            if (resource.isEmpty()) {
                return Optional.of(exchange.path());
            }
            try {
                return Optional.of(exchange.addresses().other(resource.get()).path());
            } catch (RequestRefused notOurs) {
                return Optional.empty();
            }
        }
    }
}
