package org.tidings.wire.dav;

import org.tidings.door.ChangeAttributes;
import org.tidings.door.CopyEntry;
import org.tidings.door.DeleteEntry;
import org.tidings.door.FindEntry;
import org.tidings.door.GetFile;
import org.tidings.door.Ground;
import org.tidings.door.ListDirectory;
import org.tidings.door.LockEntry;
import org.tidings.door.MakeDirectory;
import org.tidings.door.MoveEntry;
import org.tidings.door.PutFile;
import org.tidings.door.Reads;

/// The operations of the door that the methods of WebDAV ask for, and the ground they share.
record Operations(Ground ground, Reading reading, Writing writing, LockEntry lockEntry) {

    /// What looks.
    record Reading(GetFile getFile, FindEntry findEntry, ListDirectory listDirectory) {}

    /// What changes.
    record Writing(
            PutFile putFile,
            MakeDirectory makeDirectory,
            DeleteEntry deleteEntry,
            MoveEntry moveEntry,
            CopyEntry copyEntry,
            ChangeAttributes changeAttributes) {}

    static Operations on(Ground ground, Reads reads) {
        PutFile putFile = new PutFile(ground);
        return new Operations(
                ground,
                new Reading(new GetFile(ground, reads), new FindEntry(ground), new ListDirectory(ground, reads)),
                new Writing(
                        putFile,
                        new MakeDirectory(ground),
                        new DeleteEntry(ground),
                        new MoveEntry(ground),
                        new CopyEntry(ground),
                        new ChangeAttributes(ground)),
                new LockEntry(ground, putFile));
    }
}
