package org.tidings.delivery;

/// Why a site ends a stream.
public enum Parting {
    SITE_STOPS("the site stops"),
    TOKEN_EXPIRED("the token has expired or was revoked"),
    NO_ROOM("too many listeners");

    private final String words;

    Parting(String words) {
        this.words = words;
    }

    /// A few plain words.
    public String words() {
        return words;
    }
}
