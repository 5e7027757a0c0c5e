package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files of real life with real names: a selection of `/usr/share/doc`, taken evenly from all of it.
///
/// The whole tree is tens of thousands of files on some machines and changes while packages are installed, and rclone
/// pauses for 10 ms before each of its three requests for a file; so a bounded number of its files is copied, each at
/// the path it has there.
final class Documents {
    private static final Path REAL_LIFE = Path.of("/usr/share/doc");
    private static final long LARGEST_BYTES = 4 << 20;

    private Documents() {}

    /// @param most how many at most
    /// @return what was selected, as it should be on the site below `there`
    static List<LocalFile> select(int most, Path into, String there) {
        List<Path> all = Scratch.files(REAL_LIFE).stream()
                .filter(file -> file.toFile().length() <= LARGEST_BYTES)
                .sorted()
                .toList();
        assertThat(all).as("files in %s", REAL_LIFE).hasSizeGreaterThan(100);
        int step = Math.ceilDiv(all.size(), most);
        for (int i = 0; i < all.size(); i += step) {
            copy(all.get(i), into.resolve(REAL_LIFE.relativize(all.get(i))));
        }
        return LocalFile.below(into, there);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
