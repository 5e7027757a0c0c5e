package org.tidings.command;

import java.io.Console;

/// The person's terminal, if there is one.
final class Terminal {
    private Terminal() {}

    static boolean isThere() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
