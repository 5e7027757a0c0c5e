package org.tidings.door;

import org.tidings.access.Activity;
import org.tidings.model.Checksum;
import org.tidings.model.StoragePath;

/// Why an operation did not happen. A value, and the same one from every operation, so that a protocol
/// translates it in one place.
public sealed interface Refusal
        extends PutFile.Beginning,
                PutFile.Outcome,
                GetFile.Outcome,
                FindEntry.Outcome,
                ListDirectory.Outcome,
                MakeDirectory.Outcome,
                DeleteEntry.Outcome,
                MoveEntry.Outcome,
                CopyEntry.Outcome,
                ChangeAttributes.Outcome,
                LockEntry.Outcome,
                Target,
                Destination {

    /// The caller may not do this here, or may not even look here.
    record Forbidden(Activity activity, StoragePath path) implements Refusal {}

    /// Nothing is there.
    record Absent(StoragePath path) implements Refusal {}

    /// The directory `path` would have to be in is missing.
    record ParentAbsent(StoragePath path) implements Refusal {}

    /// A file stands where the path needs a directory, or where the operation does.
    record NotADirectory(StoragePath path) implements Refusal {}

    /// Something is there already that this operation does not replace.
    record PathTaken(StoragePath path) implements Refusal {}

    /// A directory that should go, or be replaced, has something in it.
    record NotEmpty(StoragePath path) implements Refusal {}

    /// The caller's own [Precondition] does not hold.
    record PreconditionFailed(StoragePath path) implements Refusal {}

    /// Somebody's lock stands at, above or below `path`, and its token was not submitted by its owner.
    record Locked(StoragePath path, Lock lock) implements Refusal {}

    /// The lock token names no lock that holds for `path`.
    record NoSuchLock(StoragePath path) implements Refusal {}

    /// The bytes that came are not the bytes that were meant.
    record ChecksumMismatch(Checksum expected, Checksum computed) implements Refusal {}

    /// Other than the announced number of bytes came.
    record Truncated(long announcedBytes, long receivedBytes) implements Refusal {}

    /// No pool has room.
    record NoSpace() implements Refusal {}

    /// The file would have more bytes than the caller's credential leaves them to upload.
    record TooLarge(long mostBytes) implements Refusal {}

    /// It would exceed a limit of the site.
    ///
    /// @param sentence which one, for people
    record TooMuch(String sentence) implements Refusal {}

    /// A directory cannot go below itself, nor an entry over something that contains it.
    record IntoItself(StoragePath path) implements Refusal {}

    /// Others changed the place again and again while we decided; trying again is sensible.
    record Contended(StoragePath path) implements Refusal {}

    /// The bytes are on a pool that is not here now, or no longer hold what they should.
    record Unavailable(StoragePath path) implements Refusal {}

    /// The bytes are gone or wrong at this site, and that is known: see [org.tidings.model.NamespaceEvent.FileLost].
    /// They
    /// may be found again, or replaced.
    record Lost(StoragePath path) implements Refusal {}
}
