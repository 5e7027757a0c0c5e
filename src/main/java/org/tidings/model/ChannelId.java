package org.tidings.model;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The identity of a channel: 16 random bytes, as dCache writes them in URLs.
///
/// @param text base64url without padding, 22 characters
public record ChannelId(String text) {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");
    /// No file's id begins so.
    private static final String SUBJECT_PREFIX = "ffff";

    public ChannelId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("A channel's id is 16 bytes in base64url.");
        }
    }

    public static ChannelId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ChannelId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The id that stands in a URL, if it is one.
    public static Optional<ChannelId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ChannelId(text)) : Optional.empty();
    }

    /// The same identity in the form that the log's headings have.
    public FileId asSubject() {
        return new FileId(
                SUBJECT_PREFIX + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text)));
    }

    @Override
    public String toString() {
        return text;
    }
}
