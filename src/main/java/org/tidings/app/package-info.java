/// The house itself: configuration, all wiring, all threads.
///
/// **Hears** the configuration, and the wish of the operating system that it stop. **Says** where it listens
/// and how it feels. **Never** decides anything about stored data, or prints; no room but `command` knows `app`.
///
/// Start reading at [House].
///
/// Invariant: threads, clocks and random numbers are made here and nowhere else.
@NullMarked
package org.tidings.app;

import org.jspecify.annotations.NullMarked;
