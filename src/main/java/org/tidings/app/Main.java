package org.tidings.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of Tidings.
@Command(
        name = "tidings",
        mixinStandardHelpOptions = true,
        version = "tidings 0.1.0",
        description = "Storage that tells you what happened.")
public final class Main implements Runnable {

    Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
