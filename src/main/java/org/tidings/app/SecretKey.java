package org.tidings.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// Sixteen secret bytes in a file that only its owner reads; drawn once, so that cursors stay good over restarts.
final class SecretKey {
    private static final int BYTES = 16;

    private SecretKey() {}

    /// @throws CannotStart when the file is not ours or is damaged
    static byte[] in(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                draw(file, random);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new CannotStart("The key " + file + " is damaged. Remove it to draw a new one: listeners then"
                        + " start again from where the log begins.");
            }
            return key;
        } catch (IOException e) {
            throw new CannotStart("The key " + file + " cannot be used: " + Sentences.of(e) + ".", e);
        }
    }

    private static void draw(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly);
        Files.write(fresh, key);
        Files.move(fresh, file);
    }
}
