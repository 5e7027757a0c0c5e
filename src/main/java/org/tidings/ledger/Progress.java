package org.tidings.ledger;

import org.tidings.model.Offset;

/// How far a follower has come, committed with the facts it caused so that a crash repeats nothing.
///
/// @param follower the follower's name, unique at its site
/// @param offset everything up to and including this has been dealt with
public record Progress(String follower, Offset offset) {}
