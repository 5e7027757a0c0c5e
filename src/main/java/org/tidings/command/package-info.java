/// The command line: what a person types, and what they are told.
///
/// **Hears** arguments, the environment, a password, signals of the operating system. **Says** one screen at
/// start, lines or JSON, sentences about what went wrong and what to do, exit codes. **Never** decides
/// anything about stored data, opens a ledger beside a running site, or shows a stack trace unasked.
///
/// Start reading at [Main]; each command is a class of its name.
///
/// Invariant: standard output holds answers only; everything about them goes to standard error.
@NullMarked
package org.tidings.command;

import org.jspecify.annotations.NullMarked;
