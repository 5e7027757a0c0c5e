package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A directory for what nobody needs after a restart: emptied at each start.
final class Scratch {
    private Scratch() {}

    static Path in(Path dataDirectory) {
        Path scratch = dataDirectory.resolve("scratch");
        try {
            Files.createDirectories(scratch);
            try (Stream<Path> left = Files.list(scratch)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            return scratch;
        } catch (IOException e) {
            throw new CannotStart("The directory " + scratch + " cannot be used: " + Sentences.of(e) + ".", e);
        }
    }
}
