package org.tidings.wire.dav;

import java.io.IOException;
import java.time.InstantSource;
import org.tidings.door.DeleteEntry;
import org.tidings.door.Partly;
import org.tidings.door.Refusal;
import org.tidings.wire.http.RequestRefused;

/// DELETE (RFC 4918 §9.6): a file, or a directory with all below it.
record DeleteMethod(DeleteEntry deleteEntry, Conditions conditions, InstantSource clock) implements DavMethod {

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (Depth.parse(exchange.field("Depth"), Depth.INFINITY) == Depth.ONE) {
            throw RequestRefused.malformed("A directory is removed with all below it: Depth is infinity.");
        }
        var precondition = conditions.of(exchange, clock.instant());
        switch (deleteEntry.delete(exchange.caller(), exchange.path(), precondition)) {
            case DeleteEntry.Deleted _ -> exchange.answer(204);
            case Partly partly -> PartlyDone.answer(exchange, partly);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }
}
