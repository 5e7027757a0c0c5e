package org.tidings.wire.dav;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.HttpDate;
import org.tidings.wire.http.NameEnding;

/// The fields that describe a file.
final class FileFields {
    private static final HttpField ACCEPT_RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    /// A page somebody uploaded must not act in the name of who looks at it.
    private static final HttpField SANDBOX = new PreEncodedHttpField("Content-Security-Policy", "sandbox");

    private FileFields() {}

    static void put(HttpFields.Mutable fields, Entry.File file) {
        fields.put(
                HttpHeader.ETAG,
                EntityTag.of(file.id(), file.content().generation()).toString());
        fields.put(HttpHeader.LAST_MODIFIED, HttpDate.write(file.attributes().modified()));
        fields.put(HttpHeader.CONTENT_TYPE, NameEnding.mediaType(file.name()));
        fields.put(ACCEPT_RANGES);
        fields.put(NO_SNIFFING);
        fields.put(SANDBOX);
    }
}
