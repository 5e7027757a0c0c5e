package org.tidings.wire.dav;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.tidings.door.Lock;
import org.tidings.door.LockEntry;
import org.tidings.door.Refusal;
import org.tidings.wire.http.ConditionFields;
import org.tidings.wire.http.Preconditions;
import org.tidings.wire.http.RequestRefused;

/// LOCK (RFC 4918 §9.10): takes a lock, or without a body lengthens one.
record LockMethod(LockEntry lockEntry, Conditions conditions, InstantSource clock) implements DavMethod {
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public void handle(Exchange exchange) throws IOException {
        Duration timeout = DavFields.timeout(exchange.field("Timeout"), LONGEST);
        Optional<XmlBody> body = Bodies.xml(exchange.request());
        if (body.isEmpty()) {
            refresh(exchange, timeout);
            return;
        }
        LockRequest asked = LockRequest.parse(body.get());
        Depth depth = Depth.parse(exchange.field("Depth"), Depth.INFINITY);
        if (depth == Depth.ONE) {
            throw RequestRefused.malformed("A lock holds for one entry or for all below it: Depth is 0 or infinity.");
        }
        if (!isAsExpected(exchange)) {
            exchange.refuse(new Refusal.PreconditionFailed(exchange.path()));
            return;
        }
        Lock.Scope scope = asked.exclusive() ? Lock.Scope.EXCLUSIVE : Lock.Scope.SHARED;
        var wanted = new Lock.Wanted(exchange.path(), scope, depth == Depth.INFINITY, asked.ownerXml(), timeout);
        answer(exchange, lockEntry.lock(exchange.caller(), wanted), true);
    }

    /// A lock changes no bytes, so its conditions need no guard: they are judged once.
    private boolean isAsExpected(Exchange exchange) {
        Preconditions http = ConditionFields.read(exchange.fields(), clock.instant());
        return http.isNone() || conditions.of(exchange, clock.instant()).holds(conditions.there(exchange));
    }

    private void refresh(Exchange exchange, Duration timeout) throws IOException {
        List<String> tokens = List.copyOf(exchange.caller().lockTokens());
        if (tokens.isEmpty()) {
            throw RequestRefused.malformed("A LOCK has a body, or an If field with the token of the lock to refresh.");
        }
        LockEntry.Outcome outcome = new Refusal.NoSuchLock(exchange.path());
        for (String token : tokens) {
            if (outcome instanceof Refusal) {
                outcome = lockEntry.refresh(exchange.caller(), exchange.path(), token, timeout);
            }
        }
        answer(exchange, outcome, false);
    }

    private void answer(Exchange exchange, LockEntry.Outcome outcome, boolean fresh) throws IOException {
        switch (outcome) {
            case LockEntry.Granted granted -> {
                if (fresh) {
                    exchange.put("Lock-Token", "<" + granted.lock().token() + ">");
                }
                var body = exchange.stream(granted.created() ? 201 : 200, MultistatusWriter.CONTENT_TYPE);
                try (Writer out = new OutputStreamWriter(body, StandardCharsets.UTF_8)) {
                    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:prop xmlns:D=\"DAV:\"><D:lockdiscovery>")
                            .append(LockXml.of(List.of(granted.lock()), exchange.addresses(), clock.instant()))
                            .append("</D:lockdiscovery></D:prop>\n");
                }
                exchange.done();
            }
            case LockEntry.Released _ -> exchange.answer(204);
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }
}
