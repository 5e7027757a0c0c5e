/// Finds out which files' bytes are gone or wrong at this site, or here again, and says so.
///
/// **Hears** doubts: of readers, of whoever watches a disk, of the [Census] that looks whether all files are there, and
/// of the [Scrubber] that reads all of them. **Says** `FileLost` and `FileFound`. **Never** believes a first look,
/// takes
/// a disk that is away for an empty one, deletes bytes, or makes a reader wait.
///
/// Start reading at [Examiner], then [Census] and [Scrubber].
///
/// Invariant: what is told lost was looked at twice, on a disk that was there, and was this generation of its file
/// when it was told.
@NullMarked
package org.tidings.loss;

import org.jspecify.annotations.NullMarked;
