package org.tidings.token;

/// What tokens stand on cannot be read or written. The message is a sentence, without a secret.
public final class TokensBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    TokensBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
