package org.tidings.ledger;

/// The store cannot read or write: a full disk, a lost connection, a damaged file.
public final class LedgerBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public LedgerBroken(String sentence) {
        super(sentence);
    }
}
