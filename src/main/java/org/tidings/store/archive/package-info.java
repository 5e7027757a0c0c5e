/// Archived parts of the log as files: compressed, one line an event, to be read by anything.
///
/// **Hears** lines that are to leave the database. **Says** them again. **Never** changes a segment once it
/// is written, or decides what goes.
///
/// Start reading at [GzipArchive]; [LineJson] is the form of a line.
///
/// Invariant: a segment that is listed is whole and synced. What a crash left unfinished is not listed.
@NullMarked
package org.tidings.store.archive;

import org.jspecify.annotations.NullMarked;
