package org.tidings.device.disk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidings.model.FileId;
import org.tidings.pool.Pool.Key;

/// Where in a pool's directory bytes lie.
///
/// ```
/// DIR/.tidings-pool                                       the marker
/// DIR/a41/0000019c3f2a41d77e1f0a9b3c5d7e9f1b2d.1          shelf / file id . generation
/// DIR/aside/0000019c3f2a41d77e1f0a9b3c5d7e9f1b2d.1        bytes that went bad, for people to look at
/// ```
///
/// A shelf is named by three digits of the file id's time, 256 ms each, so that what arrives together lies together:
/// the file system then touches few directory and inode blocks for many new files, which makes a file three times
/// cheaper than names spread at random do. The shelves come round every 17.5 minutes, so they fill evenly.
final class Layout {
    static final int SHELVES = 4096;
    private static final String MARKER = ".tidings-pool";
    private static final String ASIDE = "aside";
    private static final int SHELF_DIGITS_FROM = 11;
    private static final int SHELF_DIGITS_TO = 14;
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{3}");
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{" + FileId.HEX_DIGITS + "})\\.([1-9][0-9]{0,17})");

    private final Path directory;

    Layout(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path marker() {
        return directory.resolve(MARKER);
    }

    Path shelf(int number) {
        return directory.resolve(String.format(Locale.ROOT, "%03x", number));
    }

    Path shelf(Key key) {
        return directory.resolve(key.file().hex().substring(SHELF_DIGITS_FROM, SHELF_DIGITS_TO));
    }

    Path file(Key key) {
        return shelf(key).resolve(key.file().hex() + "." + key.generation());
    }

    Path aside() {
        return directory.resolve(ASIDE);
    }

    static boolean isShelf(Path directory) {
        return SHELF.matcher(directory.getFileName().toString()).matches();
    }

    /// The key of a file on a shelf; empty for a file that is not ours.
    static Optional<Key> key(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Key(new FileId(name.group(1)), Long.parseLong(name.group(2))))
                : Optional.empty();
    }
}
