package org.tidings.wire.dav;

import org.tidings.door.LockEntry;
import org.tidings.door.Refusal;

/// UNLOCK (RFC 4918 §9.11): gives a lock up.
record UnlockMethod(LockEntry lockEntry) implements DavMethod {

    @Override
    public void handle(Exchange exchange) {
        String token = DavFields.lockToken(exchange.field("Lock-Token"));
        switch (lockEntry.unlock(exchange.caller(), exchange.path(), token)) {
            case LockEntry.Released _, LockEntry.Granted _ -> exchange.answer(204);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }
}
