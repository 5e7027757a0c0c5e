/// Other sites, over HTTP: their logs followed, copies ordered at their doors, files looked at and removed there.
///
/// **Hears** event streams of other Tidings. **Says** nothing to the ledger: who asks decides. **Never** believes a
/// site that it did what it was told; looking is another question.
///
/// Start reading at [org.tidings.wire.site.FollowedLog] and [org.tidings.wire.site.SiteEngine].
///
/// Invariant: what is shown to one site of our rights at another is good for reading one directory there, and
/// for an hour at most.
@NullMarked
package org.tidings.wire.site;

import org.jspecify.annotations.NullMarked;
