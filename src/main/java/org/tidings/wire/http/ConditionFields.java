package org.tidings.wire.http;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// Collects the conditions of a request from its fields.
public final class ConditionFields {
    private ConditionFields() {}

    /// @param now for the two-digit years of old dates
    /// @throws RequestRefused when a tag is malformed; malformed dates are ignored, as RFC 9110 wants
    public static Preconditions read(HttpFields fields, Instant now) {
        String ifMatch = fields.get(HttpHeader.IF_MATCH);
        String ifNoneMatch = fields.get(HttpHeader.IF_NONE_MATCH);
        String since = fields.get(HttpHeader.IF_MODIFIED_SINCE);
        String unmodified = fields.get(HttpHeader.IF_UNMODIFIED_SINCE);
        if (ifMatch == null && ifNoneMatch == null && since == null && unmodified == null) {
            return Preconditions.NONE;
        }
        return new Preconditions(
                Optional.ofNullable(ifMatch).map(Preconditions.Tags::parse),
                Optional.ofNullable(ifNoneMatch).map(Preconditions.Tags::parse),
                Optional.ofNullable(since).flatMap(date -> HttpDate.read(date, now)),
                Optional.ofNullable(unmodified).flatMap(date -> HttpDate.read(date, now)));
    }
}
