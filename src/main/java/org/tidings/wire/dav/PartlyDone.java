package org.tidings.wire.dav;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.tidings.door.Partly;

/// Tells where an operation on a tree had to stop: a multistatus of the one member that failed.
final class PartlyDone {
    private PartlyDone() {}

    static void answer(Exchange exchange, Partly partly) throws IOException {
        Refused refused = Refused.of(partly.why(), exchange.request().getMethod(), exchange.addresses());
        var body = exchange.stream(207, MultistatusWriter.CONTENT_TYPE);
        try (var out = new MultistatusWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8))) {
            out.startResponse(exchange.href(partly.at(), false));
            out.status(refused.status());
            out.description(refused.sentence());
            out.endResponse();
        }
        exchange.done();
    }
}
