package org.tidings.wire.client;

/// A site that does not answer, or whose answer broke off; the message is a sentence.
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public Unreachable(String sentence) {
        super(sentence);
    }
}
