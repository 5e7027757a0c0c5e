package org.tidings.wire.dav;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.tidings.door.FindEntry;
import org.tidings.door.GetFile;
import org.tidings.door.Refusal;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.ConditionFields;
import org.tidings.wire.http.Preconditions;
import org.tidings.wire.http.RequestedRanges;
import org.tidings.wire.http.WantedDigest;

/// GET and HEAD (RFC 9110 §9.3.1, §9.3.2): a file's bytes, or a directory as a page or a metalink.
final class GetMethod implements DavMethod {
    private static final RequestedRanges WHOLE = new RequestedRanges.Whole();

    private final Operations.Reading reading;
    private final Conditions conditions;
    private final Elsewhere elsewhere;
    private final DirectoryPage page;
    private final Metalink metalink;
    private final InstantSource clock;

    GetMethod(Operations.Reading reading, Conditions conditions, Elsewhere elsewhere, InstantSource clock) {
        this.reading = reading;
        this.conditions = conditions;
        this.elsewhere = elsewhere;
        this.page = new DirectoryPage(reading.listDirectory());
        this.metalink = new Metalink(reading.listDirectory());
        this.clock = clock;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (exchange.request().getMethod().equals("HEAD")) {
            head(exchange);
            return;
        }
        switch (reading.getFile().open(exchange.caller(), exchange.path())) {
            case Refusal refusal -> refused(exchange, refusal);
            case GetFile.IsDirectory _ -> directory(exchange);
            case GetFile.Opened opened -> file(exchange, opened);
        }
    }

    /// Bytes that are not to be had here may be somewhere else.
    private void refused(Exchange exchange, Refusal refusal) {
        boolean withoutBytes = refusal instanceof Refusal.Lost || refusal instanceof Refusal.Unavailable;
        Optional<URI> there = withoutBytes ? elsewhere.of(exchange.path()) : Optional.empty();
        if (there.isEmpty()) {
            exchange.refuse(refusal);
            return;
        }
        exchange.put(HttpHeader.LOCATION.asString(), there.get().toString());
        exchange.put(HttpHeader.CACHE_CONTROL.asString(), "no-store");
        exchange.answer(307, "The bytes cannot be had here now, but at another site.");
    }

    private void head(Exchange exchange) {
        switch (reading.findEntry().find(exchange.caller(), exchange.path())) {
            case Refusal refusal -> exchange.refuse(refusal);
            case FindEntry.Found(Entry.Directory _) -> {
                DirectoryForm.describe(exchange);
                exchange.put(
                        HttpHeader.CONTENT_TYPE.asString(),
                        DirectoryForm.wanted(exchange).contentType());
                exchange.answer(200);
            }
            case FindEntry.Found(Entry.File file) -> {
                if (proceeds(exchange, file)) {
                    describe(exchange, file);
                    exchange.response()
                            .getHeaders()
                            .put(HttpHeader.CONTENT_LENGTH, file.content().sizeBytes());
                    exchange.answer(200);
                }
            }
        }
    }

    private void directory(Exchange exchange) throws IOException {
        DirectoryForm.describe(exchange);
        switch (DirectoryForm.wanted(exchange)) {
            case PAGE -> page(exchange);
            case METALINK -> metalink.show(exchange);
        }
    }

    /// A page's own links are relative to its slash.
    private void page(Exchange exchange) throws IOException {
        if (exchange.target().namesDirectory()) {
            page.show(exchange);
        } else {
            String query = exchange.request().getHttpURI().getQuery();
            String address = exchange.href(exchange.path(), true) + (query == null ? "" : "?" + query);
            exchange.response().getHeaders().put(HttpHeader.LOCATION, address);
            exchange.answer(301, "A directory's address ends in a slash.");
        }
    }

    private void file(Exchange exchange, GetFile.Opened opened) throws IOException {
        boolean handedOver = false;
        try {
            if (!proceeds(exchange, opened.file())) {
                return;
            }
            switch (ranges(exchange, opened.file())) {
                case RequestedRanges.Unsatisfiable none -> {
                    exchange.put("Content-Range", "bytes */" + none.sizeBytes());
                    exchange.answer(416, "The file has " + none.sizeBytes() + " bytes; nothing of the range is in it.");
                }
                case RequestedRanges.Whole _ -> {
                    describe(exchange, opened.file());
                    handedOver = true;
                    new FileBody(exchange, opened).sendWhole();
                }
                case RequestedRanges.Parts parts -> {
                    describe(exchange, opened.file());
                    handedOver = true;
                    new FileBody(exchange, opened).sendParts(parts.ranges());
                }
            }
        } finally {
            if (!handedOver) {
                opened.close();
            }
        }
    }

    /// Judges the conditions; when they stop the request, it is answered.
    private boolean proceeds(Exchange exchange, Entry.File file) {
        Optional<Entry> there = Optional.of(file);
        Preconditions http = ConditionFields.read(exchange.fields(), clock.instant());
        boolean failed = !conditions.holds(exchange, there);
        switch (failed ? Preconditions.Verdict.FAILED : verdict(http, there)) {
            case PROCEED -> {
                return true;
            }
            case NOT_MODIFIED -> {
                describe(exchange, file);
                exchange.response().getHeaders().remove(HttpHeader.CONTENT_TYPE);
                exchange.answer(304);
            }
            case FAILED -> exchange.refuse(new Refusal.PreconditionFailed(exchange.path()));
        }
        return false;
    }

    private static Preconditions.Verdict verdict(Preconditions http, Optional<Entry> there) {
        return http.isNone() ? Preconditions.Verdict.PROCEED : http.judge(Conditions.validators(there), true);
    }

    private RequestedRanges ranges(Exchange exchange, Entry.File file) {
        String range = exchange.fields().get(HttpHeader.RANGE);
        if (range == null) {
            return WHOLE;
        }
        String ifRange = exchange.fields().get(HttpHeader.IF_RANGE);
        var validators = Conditions.validators(Optional.of(file)).orElseThrow();
        return ifRange == null || Preconditions.rangeApplies(ifRange, validators, clock.instant())
                ? RequestedRanges.parse(range, file.content().sizeBytes())
                : WHOLE;
    }

    private static void describe(Exchange exchange, Entry.File file) {
        FileFields.put(exchange.response().getHeaders(), file);
        wanted(exchange.fields())
                .ifPresent(wanted -> wanted.choose(file.content().checksums())
                        .ifPresent(checksum -> exchange.put(
                                wanted.family().fieldName(), wanted.family().write(checksum))));
    }

    /// What checksum the client would like to hear; RFC 9530 wins.
    static Optional<WantedDigest> wanted(HttpFields fields) {
        List<String> recent = fields.getValuesList("Want-Repr-Digest");
        if (!recent.isEmpty()) {
            return Optional.of(WantedDigest.parseRepr(String.join(",", recent)));
        }
        List<String> old = fields.getValuesList("Want-Digest");
        return old.isEmpty() ? Optional.empty() : Optional.of(WantedDigest.parse(String.join(",", old)));
    }
}
