package org.tidings.wire.dav;

import java.io.IOException;
import java.time.InstantSource;
import org.tidings.door.CopyEntry;
import org.tidings.door.MoveEntry;
import org.tidings.door.Partly;
import org.tidings.door.Refusal;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestTarget;

/// COPY and MOVE inside the site (RFC 4918 §9.8, §9.9).
///
/// @param abroad copies between this site and another
record CopyMoveMethod(
        CopyEntry copyEntry, MoveEntry moveEntry, ThirdPartyCopy abroad, Conditions conditions, InstantSource clock)
        implements DavMethod {

    @Override
    public void handle(Exchange exchange) throws IOException {
        boolean moves = exchange.request().getMethod().equals("MOVE");
        if (!moves && ThirdPartyCopy.isOrdered(exchange)) {
            abroad.handle(exchange);
            return;
        }
        RequestTarget destination = destination(exchange);
        boolean overwrite = DavFields.overwrite(exchange.field("Overwrite"));
        Depth depth = Depth.parse(exchange.field("Depth"), Depth.INFINITY);
        if (moves) {
            move(exchange, destination, overwrite, depth);
        } else {
            copy(exchange, destination, overwrite, depth);
        }
    }

    private void copy(Exchange exchange, RequestTarget destination, boolean overwrite, Depth depth) throws IOException {
        if (depth == Depth.ONE) {
            throw RequestRefused.malformed("A directory is copied alone or with all below it: Depth is 0 or infinity.");
        }
        var request = new CopyEntry.Request(
                exchange.path(),
                destination.path(),
                overwrite,
                depth == Depth.INFINITY,
                conditions.of(exchange, clock.instant()));
        switch (copyEntry.copy(exchange.caller(), request)) {
            case CopyEntry.Copied copied -> done(exchange, destination, copied.replaced());
            case Partly partly -> PartlyDone.answer(exchange, partly);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }

    private void move(Exchange exchange, RequestTarget destination, boolean overwrite, Depth depth) throws IOException {
        if (depth != Depth.INFINITY) {
            throw RequestRefused.malformed("A directory is moved with all below it: Depth is infinity.");
        }
        var precondition = conditions.of(exchange, clock.instant());
        switch (moveEntry.move(exchange.caller(), exchange.path(), destination.path(), overwrite, precondition)) {
            case MoveEntry.Moved moved -> done(exchange, destination, moved.replaced());
            case Partly partly -> PartlyDone.answer(exchange, partly);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }

    private static void done(Exchange exchange, RequestTarget destination, boolean replaced) {
        if (!replaced) {
            exchange.put("Location", exchange.href(destination.path(), destination.namesDirectory()));
        }
        exchange.answer(replaced ? 204 : 201);
    }

    private static RequestTarget destination(Exchange exchange) {
        String field = exchange.field("Destination");
        if (field.isEmpty()) {
            throw RequestRefused.malformed("COPY and MOVE say where to in a Destination field.");
        }
        return exchange.addresses().other(field);
    }
}
