package org.tidings.wire.http;

import java.io.IOException;

/// What answers at a [Route].
@FunctionalInterface
public interface Endpoint {

    /// Answers one request; exactly once, and after that completes its callback.
    ///
    /// @throws RequestRefused when it cannot be answered as asked; nothing has been written then
    /// @throws IOException when the request's body ends early
    void serve(Visit visit) throws IOException;
}
