/// Fuzzing: everything that reads what others wrote, and what it promises about any of that.
///
/// **Hears** inputs, from [org.tidings.fuzz.Mutator] for some seconds in every test run, from Jazzer (libFuzzer, guided
/// by what the code does) in `./dev fuzz`. **Says** findings, each with the command that repeats it. **Never** judges
/// an
/// input: a target refuses it in its one documented way, or takes it and keeps its promise.
///
/// Start reading at [org.tidings.fuzz.Target], then [org.tidings.fuzz.Targets]. The targets of a room stand with its
/// tests.
///
/// Invariant: every finding becomes a line of the corpus and, where it was a bug, a test of its own.
@NullMarked
package org.tidings.fuzz;

import org.jspecify.annotations.NullMarked;
