package org.tidings.store.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.ledger.EventCodec;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.ledger.LedgerBroken;
import org.tidings.ledger.Line;
import org.tidings.ledger.SegmentArchive;
import org.tidings.model.Offset;
import tools.jackson.core.JacksonException;

/// Segments as gzipped NDJSON files in one directory, `<epoch>-<first>-<last>.ndjson.gz`; `zcat` reads them.
///
/// A segment is written under another name, synced, and renamed. Should the newest one be torn all the same
/// (by a disk that lied), it is set aside when the archive is opened, and written anew from the log.
public final class GzipArchive implements SegmentArchive {
    private static final Logger LOG = LoggerFactory.getLogger(GzipArchive.class);
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})-(\\d{1,19})-(\\d{1,19})\\.ndjson\\.gz");
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;
    private final Epoch epoch;
    private final EventCodec codec;

    /// Opens an archive, making its directory if it is not there.
    ///
    /// @param epoch of the log whose segments these are; others in the directory are left alone
    public GzipArchive(Path directory, Epoch epoch, EventCodec codec) {
        this.directory = directory;
        this.epoch = epoch;
        this.codec = codec;
        try {
            Files.createDirectories(directory);
            forgetUnfinished();
            setTornAside();
        } catch (IOException e) {
            throw broken("cannot be used", e);
        }
    }

    private void forgetUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void setTornAside() throws IOException {
        List<Segment> segments = segments();
        if (!segments.isEmpty() && !isWhole(segments.getLast())) {
            Path torn = fileOf(segments.getLast());
            LOG.warn("{} is torn: it is set aside and written anew", torn);
            Files.move(torn, torn.resolveSibling(torn.getFileName() + ".torn"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean isWhole(Segment segment) {
        try (BufferedReader reader = reader(segment)) {
            long lines = 0;
            while (reader.readLine() != null) {
                lines++;
            }
            return lines == segment.last().value() - segment.first().value() + 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public List<Segment> segments() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> segment(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Segment::first))
                    .toList();
        } catch (IOException e) {
            throw broken("cannot be listed", e);
        }
    }

    private Optional<Segment> segment(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group(1).equals(epoch.value())
                ? Optional.of(new Segment(
                        new Offset(Long.parseLong(matcher.group(2))), new Offset(Long.parseLong(matcher.group(3)))))
                : Optional.empty();
    }

    private Path fileOf(Segment segment) {
        return directory.resolve(String.format(
                "%s-%019d-%019d.ndjson.gz",
                epoch.value(), segment.first().value(), segment.last().value()));
    }

    @Override
    public void keep(List<Line> lines) {
        Segment segment = new Segment(lines.getFirst().offset(), lines.getLast().offset());
        Path file = fileOf(segment);
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            write(unfinished, lines);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } catch (IOException e) {
            throw broken("cannot be written to", e);
        }
    }

    private static void write(Path file, List<Line> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var gzip = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            writeLines(gzip, lines);
            gzip.finish();
            channel.force(true);
        }
    }

    private static void writeLines(OutputStream out, List<Line> lines) throws IOException {
        for (Line line : lines) {
            out.write(LineJson.write(line));
            out.write('\n');
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public List<Line> read(Segment segment, Offset after, int limit) {
        long skipped = Math.max(0, after.value() - segment.first().value() + 1);
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = reader(segment)) {
            for (long i = 0; i < skipped; i++) {
                reader.readLine();
            }
            String text = reader.readLine();
            while (text != null && lines.size() < limit) {
                lines.add(LineJson.read(text, codec));
                text = reader.readLine();
            }
            return lines;
        } catch (IOException | IllegalArgumentException | JacksonException e) {
            throw broken("has a damaged segment, " + fileOf(segment).getFileName(), e);
        }
    }

    private BufferedReader reader(Segment segment) throws IOException {
        var gzip = new GZIPInputStream(Files.newInputStream(fileOf(segment)), 1 << 16);
        return new BufferedReader(new InputStreamReader(gzip, StandardCharsets.UTF_8), 1 << 16);
    }

    private LedgerBroken broken(String how, Exception cause) {
        return new LedgerBroken(
                "The log's archive " + directory + " " + how + ": check its disk, its owner and its mode.", cause);
    }
}
