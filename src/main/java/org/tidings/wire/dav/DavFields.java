package org.tidings.wire.dav;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestTarget;

/// The smaller request fields of WebDAV (RFC 4918 §10).
public final class DavFields {
    private static final int BAD_GATEWAY = 502;

    private DavFields() {}

    /// `Overwrite`: true unless it says `F`; blank is true.
    ///
    /// @throws RequestRefused when it is neither `T` nor `F`
    public static boolean overwrite(String field) {
        return switch (field.strip().toUpperCase(Locale.ROOT)) {
            case "", "T" -> true;
            case "F" -> false;
            default -> throw RequestRefused.malformed("Overwrite is T or F.");
        };
    }

    /// `Destination`: a path, or a URL of this very server.
    ///
    /// @param authority host and port the request itself was sent to
    /// @throws RequestRefused with 502 for another server (RFC 4918 §9.8.5), 400 for anything unreadable
    public static RequestTarget destination(String field, String authority) {
        String value = field.strip();
        if (value.startsWith("/") && !value.startsWith("//")) {
            return RequestTarget.parse(withoutQuery(value));
        }
        URI uri = uri(value);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawPath() == null || uri.getRawAuthority() == null || scheme.isEmpty()) {
            throw RequestRefused.malformed("Destination is a URL or an absolute path.");
        }
        if (!isOurs(scheme, uri.getRawAuthority(), authority)) {
            throw new RequestRefused(
                    BAD_GATEWAY, "The destination is another server; this door copies only inside its site.");
        }
        return RequestTarget.parse(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    }

    /// Whether a `Destination` is a URL of another server, of whatever scheme. What is not a URL is not.
    ///
    /// @param authority host and port the request itself was sent to
    static boolean isElsewhere(String field, String authority) {
        try {
            URI uri = new URI(field.strip());
            String theirs = uri.getRawAuthority();
            return uri.isAbsolute()
                    && theirs != null
                    && !isOurs(uri.getScheme().toLowerCase(Locale.ROOT), theirs, authority);
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }

    /// `Lock-Token`: the token between its angle brackets.
    ///
    /// @throws RequestRefused when it is not `<token>`
    public static String lockToken(String field) {
        String value = field.strip();
        if (value.length() < 3 || !value.startsWith("<") || !value.endsWith(">") || value.indexOf('<', 1) > 0) {
            throw RequestRefused.malformed("Lock-Token is a lock token in angle brackets.");
        }
        return value.substring(1, value.length() - 1);
    }

    /// `Timeout`: the first form in its list that is understood, never more than `longest`; blank and
    /// `Infinite` are `longest` too.
    public static Duration timeout(String field, Duration longest) {
        for (String wish : field.split(",")) {
            String value = wish.strip();
            if (value.equalsIgnoreCase("Infinite")) {
                return longest;
            }
            if (value.regionMatches(true, 0, "Second-", 0, 7)
                    && value.substring(7).matches("\\d{1,10}")) {
                Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(value.substring(7))));
                return asked.compareTo(longest) < 0 ? asked : longest;
            }
        }
        return longest;
    }

    private static URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException notAUrl) {
            throw RequestRefused.malformed("Destination is a URL or an absolute path.");
        }
    }

    private static boolean isOurs(String scheme, String theirs, String ours) {
        boolean web = scheme.equals("http") || scheme.equals("https") || scheme.equals("dav") || scheme.equals("davs");
        return web && withPort(scheme, theirs).equals(withPort(scheme, ours));
    }

    private static String withPort(String scheme, String authority) {
        String host = authority.substring(authority.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        boolean hasPort = host.matches(".*:\\d+");
        return hasPort ? host : host + (scheme.endsWith("s") ? ":443" : ":80");
    }

    private static String withoutQuery(String value) {
        int end = value.indexOf('?');
        return end < 0 ? value : value.substring(0, end);
    }
}
