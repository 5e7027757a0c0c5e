package org.tidings.wire.dav;

import org.tidings.door.MakeDirectory;
import org.tidings.door.Refusal;
import org.tidings.wire.http.RequestRefused;

/// MKCOL (RFC 4918 §9.3): an empty directory, in one that is there.
record MkcolMethod(MakeDirectory makeDirectory) implements DavMethod {

    @Override
    public void handle(Exchange exchange) {
        if (Bodies.isAnnounced(exchange.request())) {
            throw new RequestRefused(RequestRefused.UNSUPPORTED_MEDIA_TYPE, "A new directory takes no body.");
        }
        switch (makeDirectory.make(exchange.caller(), exchange.path(), MakeDirectory.Parents.MUST_EXIST)) {
            case MakeDirectory.Made _ -> exchange.answer(201);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }
}
