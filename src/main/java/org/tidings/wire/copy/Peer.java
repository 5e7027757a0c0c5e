package org.tidings.wire.copy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.tidings.wire.http.RequestRefused;

/// The other side of a copy: a file at another server.
///
/// @param uri absolute, of scheme `http` or `https`, with a host, without user and fragment
record Peer(URI uri) {
    private static final int NOT_IMPLEMENTED = 501;
    private static final int LONGEST = 16 << 10;

    /// Reads a URL as a client writes it; `davs` is `https`, `dav` is `http`.
    ///
    /// @param field that it stood in, for the sentence
    /// @throws RequestRefused 501 for another scheme, 400 for anything unreadable
    static Peer parse(String text, String field) {
        URI uri = absolute(text.strip(), field);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String web = switch (scheme) {
            case "http", "dav" -> "http";
            case "https", "davs" -> "https";
            default ->
                throw new RequestRefused(
                        NOT_IMPLEMENTED,
                        field + " is of a scheme this site does not copy over; it knows https, davs, http and dav.");
        };
        if (uri.getHost() == null || uri.getHost().isEmpty() || uri.getPort() > 0xffff) {
            throw RequestRefused.malformed(field + " is the URL of a file at a server.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw RequestRefused.malformed(field + " is a URL without a user, a password and a fragment.");
        }
        return of(web, uri);
    }

    private static URI absolute(String text, String field) {
        try {
            URI uri = new URI(text);
            if (text.length() <= LONGEST && uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException notAUrl) {
            // Said below.
        }
        throw RequestRefused.malformed(
                field + " is an absolute URL, with everything escaped that a URL does not hold.");
    }

    private static Peer of(String scheme, URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new Peer(URI.create(
                URI.create(scheme + "://" + uri.getHost() + port + path + query).toASCIIString()));
    }

    /// Where a redirect leads.
    ///
    /// @throws RequestRefused when that is nowhere
    Peer redirected(String location) {
        URI next = absolute(resolved(location), "Location");
        return parse(next.toString(), "Location");
    }

    private String resolved(String location) {
        try {
            return uri.resolve(new URI(location.strip())).toString();
        } catch (URISyntaxException notAUrl) {
            return "";
        }
    }

    boolean isSecure() {
        return uri.getScheme().equals("https");
    }

    String host() {
        return uri.getHost();
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    /// Whether it is the same server, by the same protocol: what was given to one may be shown to the other.
    boolean isSameOrigin(Peer other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && host().equalsIgnoreCase(other.host())
                && port() == other.port();
    }

    /// The server, for sentences. What follows it in the URL may be secret.
    String server() {
        return host() + ":" + port();
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + server() + "/…";
    }
}
