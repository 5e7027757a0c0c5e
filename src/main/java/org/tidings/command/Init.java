package org.tidings.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.Sentences;
import org.tidings.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings init`: writes a configuration to start from.
@Command(name = "init", description = "Write a configuration file with every key documented.")
final class Init implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = ConfigFile.USUAL_NAME,
            description = "Where to. Default: ${DEFAULT-VALUE}; '-' for standard output.")
    private Path file = Path.of(ConfigFile.USUAL_NAME);

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (file.toString().equals("-")) {
            out.print(ConfigFile.commentedDefault());
            out.flush();
            return Exit.OK.code();
        }
        try {
            Files.writeString(file, ConfigFile.commentedDefault(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Exit.TAKEN, file + " is there already; it was left as it is.", e);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Writing " + file + ": " + Sentences.of(e) + ".", e);
        }
        out.println("Wrote " + file + ". Then: tidings user add NAME --config " + file + ", and tidings serve --config "
                + file);
        out.flush();
        return Exit.OK.code();
    }
}
