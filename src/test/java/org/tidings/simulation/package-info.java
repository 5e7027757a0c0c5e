/// The production rooms in one thread, from one seed, with faults.
///
/// **Hears** a seed. **Says** which named invariant broke, at which step. **Never** sleeps, starts a thread, or
/// asks the real clock.
///
/// Start reading at [World]; [Invariant] is what must hold, [Mutant] what proves that it is looked at.
///
/// Invariant: a seed tells the same story twice.
@NullMarked
package org.tidings.simulation;

import org.jspecify.annotations.NullMarked;
