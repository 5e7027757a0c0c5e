package org.tidings.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidings.access.PrivateFile;
import org.tidings.model.Pause;

/// The ids of tokens that are not good any more, in a file of one line each: id, and when it may be forgotten.
///
/// `tidings token revoke` writes it; a running site looks again within a second.
public final class Revoked {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private Map<String, Instant> ids = Map.of();
    private FileTime readAt = FileTime.fromMillis(0);
    private final Pause pause = new Pause();

    public Revoked(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    synchronized boolean contains(String id) {
        Instant now = clock.instant();
        if (pause.isOver(now)) {
            pause.begin(now, LOOK_EVERY);
            look();
        }
        return ids.containsKey(id);
    }

    /// @param until when a token of this id would have ended at the latest
    /// @throws TokensBroken when the file cannot be written
    public synchronized void add(String id, Instant until) {
        look();
        Map<String, Instant> more = new HashMap<>(ids);
        more.values().removeIf(end -> end.isBefore(clock.instant()));
        more.put(id, until);
        String text = more.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            PrivateFile.replace(file, text);
        } catch (IOException e) {
            throw new TokensBroken("Revoked tokens cannot be written to " + file + ".", e);
        }
        ids = Map.copyOf(more);
    }

    private void look() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                ids = Files.readAllLines(file).stream()
                        .map(line -> line.split(" "))
                        .collect(Collectors.toMap(words -> words[0], words -> Instant.parse(words[1])));
                readAt = changed;
            }
        } catch (NoSuchFileException none) {
            ids = Map.of();
        } catch (IOException | RuntimeException e) {
            throw new TokensBroken("Revoked tokens cannot be read from " + file + ".", e);
        }
    }
}
