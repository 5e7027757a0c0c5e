/// Facts and names: the values every other room speaks in.
///
/// **Hears** nothing. **Says** nothing. **Never** does I/O, keeps state, knows a library, or imports
/// anything but the JDK.
///
/// Start reading at [StorageEvent]: it is the list of everything that can happen here.
///
/// Invariant: a value that exists is valid. A constructor that is given nonsense throws
/// `IllegalArgumentException` with a sentence, so no other room checks again.
@NullMarked
package org.tidings.model;

import org.jspecify.annotations.NullMarked;
