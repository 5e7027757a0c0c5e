package org.tidings.door;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.ledger.CommitResult;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// Changes what is said about an entry: owner, group, mode, modification time, extended attributes, labels.
public final class ChangeAttributes {
    private final Ground ground;

    /// What came of it.
    public sealed interface Outcome permits Changed, Refusal {}

    /// It is as wished now.
    ///
    /// @param anything whether it was otherwise before
    public record Changed(FileId id, boolean anything) implements Outcome {}

    /// What is to be different. Empty means as it is.
    ///
    /// @param xattrs by name: the new text, or empty to remove it
    /// @param labelled labels to attach
    /// @param unlabelled labels to take off, before attaching
    public record Changes(
            Permissions permissions,
            Optional<Instant> modified,
            Map<String, Optional<String>> xattrs,
            Set<String> labelled,
            Set<String> unlabelled) {
        public static final Changes NONE =
                new Changes(Permissions.SAME, Optional.empty(), Map.of(), Set.of(), Set.of());

        public Changes {
            xattrs = Map.copyOf(xattrs);
            labelled = Set.copyOf(labelled);
            unlabelled = Set.copyOf(unlabelled);
        }

        public Changes with(Permissions wanted) {
            return new Changes(wanted, modified, xattrs, labelled, unlabelled);
        }

        public Changes modifiedAt(Instant time) {
            return new Changes(permissions, Optional.of(time), xattrs, labelled, unlabelled);
        }

        public Changes withXattrs(Map<String, Optional<String>> wanted) {
            return new Changes(permissions, modified, wanted, labelled, unlabelled);
        }

        public Changes withLabels(Set<String> attach, Set<String> takeOff) {
            return new Changes(permissions, modified, xattrs, attach, takeOff);
        }

        boolean describes() {
            return modified.isPresent() || !xattrs.isEmpty() || !labelled.isEmpty() || !unlabelled.isEmpty();
        }
    }

    /// Who may do what with the entry from now on. Empty means as it is.
    public record Permissions(Optional<Mode> mode, Optional<Integer> uid, Optional<Integer> gid) {
        public static final Permissions SAME = new Permissions(Optional.empty(), Optional.empty(), Optional.empty());

        public static Permissions ofMode(Mode mode) {
            return new Permissions(Optional.of(mode), Optional.empty(), Optional.empty());
        }
    }

    public ChangeAttributes(Ground ground) {
        this.ground = ground;
    }

    /// All of the changes or none.
    public Outcome change(Caller caller, StoragePath path, Changes changes, Precondition precondition) {
        for (int i = 0; i < Ground.TRIES; i++) {
            Resolution where = ground.resolve(path);
            Optional<Refusal> barred = forbids(caller, path, changes, where)
                    .or(() -> Ground.isMissing(path, where))
                    .or(() -> ground.locks().bars(caller, path))
                    .or(() -> Ground.fails(precondition, path, where));
            if (barred.isPresent()) {
                return barred.get();
            }
            Entry entry = ((Resolution.Found) where).entry();
            Difference difference = new Difference(entry, path, changes);
            Optional<Refusal> tooMuch = difference.exceedsLimits();
            if (tooMuch.isPresent()) {
                return tooMuch.get();
            }
            List<StorageEvent> events = difference.events();
            if (events.isEmpty()) {
                return new Changed(entry.id(), false);
            }
            var result = ground.commit(caller, events, new Standing(entry, path).unchanged());
            if (result instanceof CommitResult.Committed) {
                return new Changed(entry.id(), true);
            }
        }
        return new Refusal.Contended(path);
    }

    private static Optional<Refusal> forbids(Caller caller, StoragePath path, Changes changes, Resolution where) {
        Optional<Refusal> look = Ground.forbids(caller, Activity.READ_METADATA, path, where);
        if (look.isPresent()) {
            return look;
        }
        if (!changes.permissions().equals(Permissions.SAME)) {
            Optional<Refusal> manage = Ground.forbids(caller, Activity.MANAGE, path, where);
            if (manage.isPresent() || givesAway(caller.principal(), changes.permissions(), where)) {
                return Optional.of(new Refusal.Forbidden(Activity.MANAGE, path));
            }
        }
        return changes.describes() ? Ground.forbids(caller, Activity.UPDATE_METADATA, path, where) : Optional.empty();
    }

    /// As POSIX with `_POSIX_CHOWN_RESTRICTED`: only an admin gives a file to somebody else, and others
    /// give it only to a group they are in.
    private static boolean givesAway(Principal who, Permissions wanted, Resolution where) {
        if (who.admin() || !(where instanceof Resolution.Found found)) {
            return false;
        }
        var owner = found.entry().attributes().owner();
        return wanted.uid().filter(uid -> uid != owner.uid()).isPresent()
                || wanted.gid()
                        .filter(gid -> gid != owner.gid() && !who.gids().contains(gid))
                        .isPresent();
    }
}
