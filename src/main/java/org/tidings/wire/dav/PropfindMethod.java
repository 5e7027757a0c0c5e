package org.tidings.wire.dav;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.tidings.door.FindEntry;
import org.tidings.door.Ground;
import org.tidings.door.ListDirectory;
import org.tidings.door.Refusal;
import org.tidings.namespace.Entry;

/// PROPFIND (RFC 4918 §9.1): properties of one entry, of a directory's entries, or of all below it, written as they
/// are read.
record PropfindMethod(FindEntry findEntry, ListDirectory listDirectory, Ground ground, InstantSource clock)
        implements DavMethod {

    @Override
    public void handle(Exchange exchange) throws IOException {
        Depth depth = Depth.parse(exchange.field("Depth"), Depth.INFINITY);
        Optional<XmlBody> body = Bodies.xml(exchange.request());
        PropfindRequest request = body.isPresent() ? PropfindRequest.parse(body.get()) : PropfindRequest.EVERYTHING;
        switch (findEntry.find(exchange.caller(), exchange.path())) {
            case Refusal refusal -> exchange.refuse(refusal);
            case FindEntry.Found(Entry entry) -> {
                if (depth == Depth.ZERO || entry instanceof Entry.File) {
                    write(exchange, request, entry, Collections.emptyIterator());
                } else {
                    list(exchange, request, depth);
                }
            }
        }
    }

    private void list(Exchange exchange, PropfindRequest request, Depth depth) throws IOException {
        var outcome = depth == Depth.ONE
                ? listDirectory.list(exchange.caller(), exchange.path())
                : listDirectory.listAll(exchange.caller(), exchange.path());
        switch (outcome) {
            case Refusal refusal -> exchange.refuse(refusal);
            case ListDirectory.Listing listing -> write(exchange, request, listing.directory(), listing.entries());
        }
    }

    private Surroundings around(Exchange exchange) {
        return new Surroundings(
                ground, exchange.addresses(), path -> findEntry.isWritable(exchange.caller(), path), clock.instant());
    }

    private void write(Exchange exchange, PropfindRequest request, Entry first, Iterator<ListDirectory.Listed> more)
            throws IOException {
        var body = exchange.stream(207, MultistatusWriter.CONTENT_TYPE);
        try (var out = new MultistatusWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8))) {
            var properties = new PropertyWriter(request, around(exchange), out);
            properties.write(exchange.path(), first);
            while (more.hasNext()) {
                var listed = more.next();
                properties.write(listed.path(), listed.entry());
            }
        }
        exchange.done();
    }
}
