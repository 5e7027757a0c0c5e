/// Who hears what: the log, carried to listeners.
///
/// **Hears** every line of the log, in order, and the wishes of listeners. **Says** frames: CloudEvents 1.0
/// as Server-Sent Events or NDJSON. **Never** slows a writer, speaks HTTP, changes anything, or tells a
/// listener of a path he may not list at this moment.
///
/// Start reading at [Delivery], the one loop; then [Listener], [CatchUp] and [Viewer].
///
/// Invariant: a listener's frames are the visible, matching events after its start, each once and in order;
/// where the log no longer has them, one explicit gap stands instead.
@NullMarked
package org.tidings.delivery;

import org.jspecify.annotations.NullMarked;
