/// Kills the real program at random points under load, and compares what it did with what it said.
///
/// `./dev crash 100` runs a hundred rounds; one line each, and a count at the end.
///
/// Start reading at [CrashMain], then [Story].
@NullMarked
package org.tidings.crash;

import org.jspecify.annotations.NullMarked;
