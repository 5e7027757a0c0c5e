package org.tidings.access;

import java.util.List;
import org.tidings.model.Mode;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.namespace.Resolution;

/// The one place that answers "may they?", as POSIX has it: owner, group and other bits, the traverse bit
/// of every directory on the way, the sticky bit for removal.
///
/// Pure: it is given what the path leads to, and asks nobody.
public final class Permit {
    private Permit() {}

    /// Whether `who` may do this at `path`, which leads where `where` says.
    ///
    /// A path that leads nowhere may be uploaded to by whoever may write to its directory (or the nearest
    /// one above it), and may be asked about by whoever may look into that.
    public static boolean allows(Principal who, Activity activity, StoragePath path, Resolution where) {
        return isLeft(who, activity, path, isFile(activity, where))
                && mayReplace(who, activity, path, where)
                && allowsUser(who, activity, path, where);
    }

    /// Whether `who` may make a directory at `path`.
    public static boolean allowsMaking(Principal who, StoragePath path, Resolution where) {
        return isLeft(who, Activity.UPLOAD, path, false) && allowsUser(who, Activity.UPLOAD, path, where);
    }

    /// What is uploaded to nothing is a file.
    private static boolean isFile(Activity activity, Resolution where) {
        return where instanceof Resolution.Found found
                ? found.entry() instanceof Entry.File
                : activity == Activity.UPLOAD;
    }

    private static boolean isLeft(Principal who, Activity activity, StoragePath path, boolean file) {
        return file
                ? who.restriction().leavesFile(activity, path)
                : who.restriction().leaves(activity, path);
    }

    private static boolean allowsUser(Principal who, Activity activity, StoragePath path, Resolution where) {
        if (activity == Activity.DELETE && isRootOf(who, path)) {
            return false;
        }
        if (who.admin()) {
            return true;
        }
        if (!traverses(who, where.above())) {
            return false;
        }
        return switch (where) {
            case Resolution.Found found -> allowsAt(who, activity, found);
            case Resolution.Absent absent -> allowsAtNothing(who, activity, absent.above());
            case Resolution.ParentAbsent absent -> allowsAtNothing(who, activity, absent.above());
            case Resolution.ThroughFile through -> activity != Activity.UPLOAD && activity != Activity.DELETE;
        };
    }

    /// Whether `who` may take the entry at `path` away to another one. A token allows it with either activity:
    /// dCache's MANAGE is to rename.
    public static boolean allowsLeaving(Principal who, StoragePath path, Resolution where) {
        boolean file = isFile(Activity.DELETE, where);
        boolean left = isLeft(who, Activity.MANAGE, path, file) || isLeft(who, Activity.DELETE, path, file);
        return left
                && !isRootOf(who, path)
                && allows(who.restrictedTo(Principal.Restriction.NONE), Activity.DELETE, path, where);
    }

    /// What is `/` to somebody stays where it is.
    private static boolean isRootOf(Principal who, StoragePath path) {
        return path.equals(who.restriction().root());
    }

    /// To replace what a file holds takes the right to delete as well: a token may be for new files only.
    private static boolean mayReplace(Principal who, Activity activity, StoragePath path, Resolution where) {
        boolean replaces = activity == Activity.UPLOAD
                && where instanceof Resolution.Found found
                && found.entry() instanceof Entry.File;
        return !replaces || isLeft(who, Activity.DELETE, path, true);
    }

    /// Whether every one of these directories may be passed through.
    public static boolean traverses(Principal who, List<Entry.Directory> directories) {
        return who.admin() || directories.stream().allMatch(d -> has(who, d, Mode.TRAVERSE));
    }

    /// Whether the names in this directory may be seen, given that it may be reached.
    public static boolean lists(Principal who, Entry.Directory directory) {
        return who.admin() || has(who, directory, Mode.READ | Mode.TRAVERSE);
    }

    private static boolean allowsAt(Principal who, Activity activity, Resolution.Found found) {
        Entry entry = found.entry();
        return switch (activity) {
            case READ_METADATA -> true;
            case LIST -> entry instanceof Entry.Directory directory && lists(who, directory);
            case DOWNLOAD, STAGE -> entry instanceof Entry.File && has(who, entry, Mode.READ);
            case UPLOAD, UPDATE_METADATA -> has(who, entry, Mode.WRITE);
            case MANAGE -> owns(who, entry);
            case DELETE ->
                !found.above().isEmpty() && removes(who, found.above().getLast(), entry);
        };
    }

    private static boolean allowsAtNothing(Principal who, Activity activity, List<Entry.Directory> above) {
        return switch (activity) {
            case UPLOAD -> has(who, above.getLast(), Mode.WRITE | Mode.TRAVERSE);
            case READ_METADATA, LIST, DOWNLOAD, STAGE, UPDATE_METADATA, MANAGE, DELETE -> true;
        };
    }

    private static boolean removes(Principal who, Entry.Directory from, Entry entry) {
        boolean sticky = from.attributes().mode().isSticky();
        return has(who, from, Mode.WRITE | Mode.TRAVERSE) && (!sticky || owns(who, entry) || owns(who, from));
    }

    private static boolean owns(Principal who, Entry entry) {
        return !who.isAnonymous() && entry.attributes().owner().uid() == who.uid();
    }

    /// As POSIX: the first class that fits decides, even when a later one would allow more.
    private static boolean has(Principal who, Entry entry, int bits) {
        var attributes = entry.attributes();
        int granted;
        if (owns(who, entry)) {
            granted = attributes.mode().ofOwner();
        } else if (who.gids().contains(attributes.owner().gid())) {
            granted = attributes.mode().ofGroup();
        } else {
            granted = attributes.mode().ofOthers();
        }
        return (granted & bits) == bits;
    }
}
