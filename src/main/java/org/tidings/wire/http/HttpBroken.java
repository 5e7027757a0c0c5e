package org.tidings.wire.http;

/// The HTTP edge cannot do its work: an address that is taken, a certificate that cannot be read. The
/// message is a sentence that says what to do.
public final class HttpBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HttpBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public HttpBroken(String sentence) {
        super(sentence);
    }
}
