package org.tidings.wire.client;

import java.util.Optional;

/// One server-sent event.
///
/// @param event its name, `message` when none was given
/// @param id the stream's cursor after it, if any was ever given
public record SseFrame(String event, Optional<String> id, String data) {}
