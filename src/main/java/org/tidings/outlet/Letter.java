package org.tidings.outlet;

import java.time.Instant;
import java.util.Map;

/// One message to an outlet.
///
/// @param at when what it tells was committed
/// @param key letters of one key stay in order among each other
/// @param headers ASCII names and UTF-8 values, in no order
/// @param body what it says; shared, and not to be written to
public record Letter(Mark mark, Instant at, String key, Map<String, String> headers, byte[] body) {}
