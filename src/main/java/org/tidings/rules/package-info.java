/// How many copies, where: what the rules make of each file.
///
/// **Hears** replicas, transfers, rules and RSEs change. **Says** what is wanted: transfers queued and cancelled,
/// replicas condemned and reprieved, files judged. **Never** calls a site, moves a byte, or removes one.
///
/// Start reading at `RuleEvaluator`, which is pure; `RuleKeeper` feeds it.
///
/// Invariant: the last good copy of a file that was not deleted at its origin is never condemned, and nothing is
/// queued twice.
@NullMarked
package org.tidings.rules;

import org.jspecify.annotations.NullMarked;
