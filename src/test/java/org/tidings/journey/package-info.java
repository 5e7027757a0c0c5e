/// Journeys: a started Tidings, met over its doors by programs that are not ours.
///
/// Start reading at [Site], the started process, and [RcloneTest], the plainest journey. Tests that need nothing but a
/// site share one; those that kill, fill or misconfigure it start their own.
@NullMarked
package org.tidings.journey;

import org.jspecify.annotations.NullMarked;
