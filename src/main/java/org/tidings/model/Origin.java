package org.tidings.model;

import java.util.Optional;

/// Where a change came from: at which site, who did it, from where, and by what.
///
/// @param site the site's name
/// @param user the login name; empty for an anonymous client or the site itself
/// @param address the client's network address; empty for the site itself
/// @param protocol as in `webdav`, `cli`, or `site` for the site's own doing
/// @param function the function that did it, if one did
public record Origin(
        String site, Optional<String> user, Optional<String> address, String protocol, Optional<String> function) {

    /// The site's own doing.
    public static Origin ofSite(String site) {
        return new Origin(site, Optional.empty(), Optional.empty(), "site", Optional.empty());
    }

    /// A client's doing.
    public static Origin ofClient(String site, Optional<String> user, String address, String protocol) {
        return new Origin(site, user, Optional.of(address), protocol, Optional.empty());
    }

    /// The same, by another protocol.
    public Origin by(String otherProtocol) {
        return new Origin(site, user, address, otherProtocol, function);
    }
}
