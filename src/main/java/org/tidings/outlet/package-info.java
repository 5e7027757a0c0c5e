/// Events for whoever is told everything at once: from the log to a broker, each once and in the order of its file.
///
/// **Hears** every line of the log, in order. **Says** [Letter]s to an [Outlet], and remembers in the ledger how far
/// that is safe. **Never** holds up a writer, skips a line because an outlet is away, knows what an outlet is made of,
/// or decides who may read there.
///
/// Start reading at [Publisher]; what an outlet has to promise stands in [Outlet].
///
/// Invariant: what an outlet holds of a place is the letters of the log up to some line, each once, in order; a
/// publisher
/// that was killed at any moment asks what that line is, and goes on behind it.
@NullMarked
package org.tidings.outlet;

import org.jspecify.annotations.NullMarked;
