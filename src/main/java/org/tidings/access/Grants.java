package org.tidings.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tidings.model.StoragePath;

/// A restriction that leaves what at least one of its grants gives.
///
/// @param until when that ends
public record Grants(List<Grant> grants, Instant until) implements Principal.Restriction {
    public Grants {
        grants = List.copyOf(grants);
    }

    @Override
    public boolean leaves(Activity activity, StoragePath path) {
        return grants.stream().anyMatch(grant -> grant.gives(activity, path));
    }

    @Override
    public boolean leavesFile(Activity activity, StoragePath path) {
        return grants.stream().anyMatch(grant -> grant.givesFile(activity, path));
    }

    /// Everything a user may do, until then.
    public static Grants everything(Instant until) {
        return new Grants(List.of(new Grant(EnumSet.allOf(Activity.class), StoragePath.ROOT)), until);
    }

    @Override
    public Grants endless() {
        return new Grants(grants, Instant.MAX);
    }

    /// Some activities at one path and below it. Whatever is given includes to learn about the thing, and the way to
    /// it can be seen: the directories above are told by name, but nothing beside that way.
    ///
    /// @param directory whether that one path is a directory's: to a file there it gives nothing
    public record Grant(Set<Activity> activities, StoragePath under, boolean directory) {
        public Grant {
            activities = Set.copyOf(activities);
        }

        public Grant(Set<Activity> activities, StoragePath under) {
            this(activities, under, false);
        }

        /// Whether it gives this for a file there.
        boolean givesFile(Activity activity, StoragePath path) {
            return gives(activity, path) && !(directory && path.equals(under));
        }

        /// Whether it gives this there.
        public boolean gives(Activity activity, StoragePath path) {
            if (path.isAtOrBelow(under)) {
                return activities.contains(activity) || activity == Activity.READ_METADATA && !activities.isEmpty();
            }
            return under.isAtOrBelow(path) && seesTheWay(activity);
        }

        private boolean seesTheWay(Activity activity) {
            return activity == Activity.READ_METADATA && !activities.isEmpty()
                    || activity == Activity.LIST && activities.contains(Activity.LIST);
        }
    }
}
