package org.tidings.wire.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// A name and a password as HTTP Basic sends them (RFC 7617), in UTF-8. What cannot be that is read as ISO 8859-1: so
/// do Python's requests, and with it the programs of dCache's users, write what is not ASCII.
///
/// @param user the name, without a colon
/// @param password the password; it never appears in [#toString()]
public record BasicCredentials(String user, String password) {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1024;

    /// The credentials of an `Authorization` field; empty when it uses another scheme.
    ///
    /// @throws RequestRefused when it says Basic and is not
    public static Optional<BasicCredentials> parse(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = decode(authorization.substring(SCHEME.length()).strip());
        int colon = text.indexOf(':');
        if (colon < 0 || text.chars().anyMatch(Character::isISOControl)) {
            throw malformed();
        }
        return Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    }

    private static String decode(String base64) {
        if (base64.length() > LONGEST) {
            throw malformed();
        }
        try {
            return text(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static RequestRefused malformed() {
        return RequestRefused.malformed("Basic credentials are base64 of name:password.");
    }

    @Override
    public String toString() {
        return "BasicCredentials[user=" + user + "]";
    }
}
