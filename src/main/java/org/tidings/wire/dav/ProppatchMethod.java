package org.tidings.wire.dav;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tidings.door.ChangeAttributes;
import org.tidings.door.Refusal;
import org.tidings.wire.dav.ProppatchRequest.Change;
import org.tidings.wire.http.RequestRefused;

/// PROPPATCH (RFC 4918 §9.2): sets and removes properties, all of them or none.
record ProppatchMethod(ChangeAttributes changeAttributes, Conditions conditions, InstantSource clock)
        implements DavMethod {

    @Override
    public void handle(Exchange exchange) throws IOException {
        XmlBody body = Bodies.xml(exchange.request())
                .orElseThrow(() -> RequestRefused.malformed("A PROPPATCH says in its body what to change."));
        ProppatchRequest request = ProppatchRequest.parse(body);
        Set<XmlName> guarded = new LinkedHashSet<>();
        Set<XmlName> rest = new LinkedHashSet<>();
        for (Change change : request.changes()) {
            (isGuarded(change) ? guarded : rest).add(change.name());
        }
        if (guarded.isEmpty()) {
            change(exchange, request, rest);
        } else {
            look(exchange, guarded, rest);
        }
    }

    private static boolean isGuarded(Change change) {
        boolean settable = change instanceof Change.Set && change.name().equals(LiveProperty.MODE.xmlName());
        return LiveProperty.named(change.name()).isPresent() && !settable;
    }

    private void change(Exchange exchange, ProppatchRequest request, Set<XmlName> names) throws IOException {
        switch (ask(exchange, WantedChanges.of(request))) {
            case ChangeAttributes.Changed _ -> answer(exchange, Map.of(200, names));
            case Refusal.TooMuch _ -> answer(exchange, Map.of(507, names));
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }

    /// Nothing will change, but only who may look is told so.
    private void look(Exchange exchange, Set<XmlName> guarded, Set<XmlName> rest) throws IOException {
        switch (ask(exchange, ChangeAttributes.Changes.NONE)) {
            case ChangeAttributes.Changed _ -> {
                Map<Integer, Set<XmlName>> told = new LinkedHashMap<>();
                told.put(403, guarded);
                if (!rest.isEmpty()) {
                    told.put(424, rest);
                }
                answer(exchange, told);
            }
            case Refusal refusal -> exchange.refuse(refusal);
        }
    }

    private ChangeAttributes.Outcome ask(Exchange exchange, ChangeAttributes.Changes changes) {
        return changeAttributes.change(
                exchange.caller(), exchange.path(), changes, conditions.of(exchange, clock.instant()));
    }

    private static void answer(Exchange exchange, Map<Integer, Set<XmlName>> told) throws IOException {
        var body = exchange.stream(207, MultistatusWriter.CONTENT_TYPE);
        try (var out = new MultistatusWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8))) {
            out.startResponse(exchange.href(exchange.path(), exchange.target().namesDirectory()));
            for (Map.Entry<Integer, Set<XmlName>> some : told.entrySet()) {
                out.startProperties();
                some.getValue().forEach(out::empty);
                out.endProperties(some.getKey());
            }
            out.endResponse();
        }
        exchange.done();
    }
}
