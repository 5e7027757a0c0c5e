package org.tidings.delivery;

import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog;
import org.tidings.namespace.Namespace;

/// What is listened to.
///
/// @param name the site's name; events have `/<name>` as their `source`
/// @param codec writes what a listing finds, in the words of events
/// @param cursors of this log
public record Site(String name, EventLog log, Namespace namespace, EventCodec codec, Cursors cursors) {}
