package org.tidings.namespace;

import java.util.List;

/// How far a path leads. `above` are the directories passed, from the root down, the last one being where
/// the path's next name was looked for.
public sealed interface Resolution {

    List<Entry.Directory> above();

    /// The path leads to this entry. For the root itself `above` is empty.
    record Found(List<Entry.Directory> above, Entry entry) implements Resolution {}

    /// Everything is there but the last name.
    record Absent(List<Entry.Directory> above) implements Resolution {}

    /// A directory on the way is missing: the first missing one is `name`.
    record ParentAbsent(List<Entry.Directory> above, String name) implements Resolution {}

    /// A file stands where the path needs a directory.
    record ThroughFile(List<Entry.Directory> above, Entry.File file) implements Resolution {}
}
