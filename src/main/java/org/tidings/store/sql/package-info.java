/// A ledger and its views in a SQL database: SQLite beside the program, or PostgreSQL.
///
/// **Hears** commits. **Says** what they led to, durably. **Never** decides anything a guard does not
/// say, lets a reader see half a commit, or speaks SQL of one dialect outside [Dialect].
///
/// Start reading at [Committer]: a batch is drafted in memory ([Draft], [Fold], [GuardCheck]), written in
/// one transaction ([Batch#write]), then shown to readers ([Shown], [HotEntries], [RecentLines]).
///
/// Invariant: nothing is shown before it is durable, and nothing is answered before it is shown.
@NullMarked
package org.tidings.store.sql;

import org.jspecify.annotations.NullMarked;
