package org.tidings.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.access.PrivateFile;

/// The ids of tokens that are not good any more, in a file of one line each: id, and when it may be forgotten.
///
/// `tidings token revoke` writes it; a running site looks again within a second.
public final class Revoked {
    private static final Logger LOG = LoggerFactory.getLogger(Revoked.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private Map<String, Instant> ids = Map.of();
    private Object stamp = "";
    private boolean unreadable;
    private Instant lookAgain = Instant.MIN;

    public Revoked(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Whether a token of this id is no good any more. While nobody can tell, it is not.
    synchronized boolean contains(String id) {
        Instant now = clock.instant();
        if (!now.isBefore(lookAgain)) {
            lookAgain = now.plus(LOOK_EVERY);
            look();
        }
        return unreadable || ids.containsKey(id);
    }

    /// Adds a line, so that of several that do so at once none is lost.
    ///
    /// @param until when a token of this id would have ended at the latest
    /// @throws TokensBroken when the file cannot be written
    public synchronized void add(String id, Instant until) {
        try {
            PrivateFile.append(file, id + " " + until + "\n");
        } catch (IOException e) {
            throw new TokensBroken("Revoked tokens cannot be written to " + file + ".", e);
        }
        lookAgain = Instant.MIN;
    }

    private void look() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object now = attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
            if (!now.equals(stamp)) {
                ids = read();
                stamp = now;
            }
            unreadable = false;
        } catch (NoSuchFileException none) {
            ids = Map.of();
            unreadable = false;
        } catch (IOException | RuntimeException e) {
            if (!unreadable) {
                LOG.error("No token is good: which are revoked cannot be read from {}.", file, e);
            }
            unreadable = true;
        }
    }

    /// A last line that is still being written is not there yet.
    private Map<String, Instant> read() throws IOException {
        String text = Files.readString(file);
        Instant now = clock.instant();
        Map<String, Instant> known = new HashMap<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            String[] words = line.split(" ");
            Instant until = Instant.parse(words[1]);
            if (until.isAfter(now)) {
                known.put(words[0], until);
            }
        }
        return Map.copyOf(known);
    }
}
