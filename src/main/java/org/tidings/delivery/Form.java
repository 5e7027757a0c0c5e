package org.tidings.delivery;

/// How frames are written on the wire.
public enum Form {
    /// Server-Sent Events (WHATWG HTML, `text/event-stream`).
    SSE,
    /// One JSON object a line (`application/x-ndjson`).
    NDJSON
}
