package org.tidings.device.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tidings.model.PoolName;
import org.tidings.pool.Pool;
import org.tidings.pool.PoolBroken;

/// A pool in a directory of a local disk.
///
/// Bytes have their final name from the start: only the ledger says which of them are a file, so there is nothing to
/// hide and no rename.
public final class DirectoryPool implements Pool {
    private final PoolName name;
    private final Layout layout;
    private final Options options;
    private final Vitals vitals;
    private final GroupSync sync;
    private final Optional<Kernel> kernel = Kernel.here();
    private final Set<Key> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicLong promisedBytes = new AtomicLong();

    /// How a pool treats its disk.
    ///
    /// @param reserveBytes left free for others
    /// @param blocking runs what blocks a platform thread for milliseconds; the caller itself may, unless virtual
    public record Options(long reserveBytes, Executor blocking) {
        public static final Options PLAIN = new Options(0, Runnable::run);
    }

    /// The disk need not be there yet.
    ///
    /// @param directory made a pool's by [#prepare] before
    public DirectoryPool(PoolName name, Path directory, Options options, InstantSource clock) {
        this.name = name;
        this.layout = new Layout(directory);
        this.options = options;
        this.vitals = new Vitals(name, layout, clock);
        this.sync = new GroupSync(GroupSync.diskOf(layout.marker(), kernel), options.blocking(), clock);
    }

    /// Makes a directory the pool's, with a marker file in it. Call this once in the pool's life: at every start it
    /// would take the empty mount point of a missing disk for a new pool.
    ///
    /// @throws PoolBroken when it is another pool's, or cannot be written to
    public static void prepare(PoolName name, Path directory) {
        Layout layout = new Layout(directory);
        try {
            Files.createDirectories(directory);
            Files.writeString(layout.marker(), Vitals.words(name), StandardOpenOption.CREATE_NEW);
            GroupSync.syncDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            Vitals.ailment(name, layout).ifPresent(sentence -> {
                throw new PoolBroken(sentence);
            });
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    @Override
    public PoolName name() {
        return name;
    }

    @Override
    public long freeBytes() {
        return Math.max(0, vitals.recent().usableBytes() - options.reserveBytes() - promisedBytes.get());
    }

    @Override
    public long totalBytes() {
        return vitals.recent().totalBytes();
    }

    @Override
    public Optional<String> ailment() {
        return vitals.recent().ailment();
    }

    @Override
    public Incoming receive(Key key, long expectedBytes) {
        vitals.require();
        long wanted = Math.max(0, expectedBytes);
        if (wanted > freeBytes()) {
            throw full();
        }
        if (!inHand.add(key)) {
            throw new PoolBroken.Taken(key);
        }
        try {
            FileChannel file = create(key);
            promise(wanted);
            return new FileIncoming(this, key, file, wanted);
        } catch (FileAlreadyExistsException e) {
            putDown(key);
            throw new PoolBroken.Taken(key);
        } catch (IOException e) {
            putDown(key);
            throw Complaint.of(name, e);
        }
    }

    private FileChannel create(Key key) throws IOException {
        try {
            return createOnShelf(key);
        } catch (NoSuchFileException e) {
            makeShelf(layout.shelf(key));
            return createOnShelf(key);
        }
    }

    private FileChannel createOnShelf(Key key) throws IOException {
        return FileChannel.open(layout.file(key), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private void makeShelf(Path shelf) throws IOException {
        vitals.requireNow();
        try {
            Files.createDirectory(shelf);
        } catch (FileAlreadyExistsException e) {
            // another upload was faster; both make sure of it
        }
        GroupSync.syncDirectory(layout.directory());
    }

    @Override
    public Optional<Stored> open(Key key) {
        try {
            return Optional.of(FileStored.of(name, FileChannel.open(layout.file(key), StandardOpenOption.READ)));
        } catch (NoSuchFileException e) {
            vitals.requireNow();
            return Optional.empty();
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    @Override
    public OptionalLong sizeOf(Key key) {
        try {
            return OptionalLong.of(Files.size(layout.file(key)));
        } catch (NoSuchFileException e) {
            vitals.requireNow();
            return OptionalLong.empty();
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    @Override
    public void remove(Key key) {
        try {
            if (!Files.deleteIfExists(layout.file(key))) {
                vitals.require();
            }
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    @Override
    public void setAside(Key key) {
        Path from = layout.file(key);
        try {
            vitals.requireNow();
            Files.createDirectories(layout.aside());
            Files.move(from, layout.aside().resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            GroupSync.syncDirectory(layout.aside());
        } catch (NoSuchFileException e) {
            vitals.requireNow();
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    @Override
    public int shelves() {
        return Layout.SHELVES;
    }

    @Override
    public void forEach(int shelf, Consumer<Key> visitor) {
        try (var files = Files.newDirectoryStream(layout.shelf(shelf))) {
            files.forEach(file -> Layout.key(file).ifPresent(visitor));
        } catch (NoSuchFileException e) {
            vitals.require();
        } catch (DirectoryIteratorException e) {
            throw Complaint.of(name, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw Complaint.of(name, e);
        }
    }

    Layout layout() {
        return layout;
    }

    WriteBehind writeBehind(Path path) {
        return new WriteBehind(path, kernel, options.blocking());
    }

    void sync(FileChannel file, Path parent) throws IOException {
        sync.sync(file, parent);
    }

    /// Bytes announced and not here yet: they are not free.
    void promise(long bytes) {
        promisedBytes.addAndGet(bytes);
    }

    void putDown(Key key) {
        inHand.remove(key);
    }

    /// @throws PoolBroken.Full when what others need is touched
    void requireReserve() {
        if (vitals.recent().usableBytes() <= options.reserveBytes()) {
            vitals.require();
            throw full();
        }
    }

    private PoolBroken.Full full() {
        return new PoolBroken.Full("The disk of pool " + name + " is full, but for its reserve.");
    }
}
