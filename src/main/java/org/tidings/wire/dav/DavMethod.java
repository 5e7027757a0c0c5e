package org.tidings.wire.dav;

import java.io.IOException;

/// One method of HTTP or WebDAV, carried out by asking the door and answered in the protocol's words.
@FunctionalInterface
interface DavMethod {

    /// Answers the exchange, on the thread it is called on.
    ///
    /// @throws IOException when the client is gone
    /// @throws org.tidings.wire.http.RequestRefused when the request is not as it should be
    void handle(Exchange exchange) throws IOException;
}
