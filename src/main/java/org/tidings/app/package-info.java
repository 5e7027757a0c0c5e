/// The house itself: configuration, all wiring, all threads, and the command line.
///
/// **Hears**: the command line, the configuration file, signals of the operating system.
///
/// **Says**: one screen at start, exit codes.
///
/// **Never**: decides anything about stored data; no room knows `app`.
///
/// Start reading at [Main].
///
/// Invariant: threads, clocks and random numbers are made here and nowhere else.
@NullMarked
package org.tidings.app;

import org.jspecify.annotations.NullMarked;
