package org.tidings.channel;

/// A selector that says nothing sensible; told to its sender.
final class BadSelector extends Exception {
    private static final long serialVersionUID = 1;

    BadSelector(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
