package org.tidings.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// What is on the local disk, to compare with what the site says it has.
///
/// @param path where it should be on the site
/// @param adler32 as 8 hex digits
record LocalFile(String path, long size, String adler32) {

    /// All regular files below a directory, as they should be below `there`, by path.
    static List<LocalFile> below(Path directory, String there) {
        return Scratch.files(directory).stream()
                .map(file -> of(file, there + "/" + directory.relativize(file)))
                .sorted(Comparator.comparing(LocalFile::path))
                .toList();
    }

    private static LocalFile of(Path file, String path) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new LocalFile(path, bytes.length, Sums.adler32(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What an event says of the file it is about.
    static LocalFile toldBy(Frame event) {
        return new LocalFile(event.path(), event.size(), event.adler32());
    }
}
