package org.tidings.command;

/// The end of a command that did not work: a sentence for the person, a code for the script.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    Failure(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    Failure(Exit exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    Exit exit() {
        return exit;
    }
}
