package org.tidings.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.tidings.model.AccessEvent;
import org.tidings.model.AccessesMissed;
import org.tidings.model.ChannelEvent;
import org.tidings.model.ChannelId;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Loss;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.model.Subscription;

/// Events of every kind with nasty values, from a seed. They need not fit together.
public final class RandomEvents {
    private static final List<String> TEXTS =
            List.of("a", "b c", "ü", "e\u0301", "😀", "\"quoted\\\"", "a\nb\rc", "%2F", "<x>&amp;", "\u0001", "#+?;");
    private final Random random;

    public RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    /// One event of each kind there is.
    public List<StorageEvent> oneOfEach() {
        List<StorageEvent> all = new ArrayList<>(ofThisSite());
        all.addAll(new RandomCatalogueEvents(random).oneOfEach());
        return all;
    }

    private List<StorageEvent> ofThisSite() {
        return List.of(
                new NamespaceEvent.FileCreated(file(), content(), time(), texts()),
                new NamespaceEvent.FileWritten(file(), content(), content(), time()),
                new NamespaceEvent.FileRenamed(file(), content(), place()),
                new NamespaceEvent.FileDeleted(file(), content()),
                new NamespaceEvent.FileLost(file(), content(), Loss.values()[random.nextInt(Loss.values().length)]),
                new NamespaceEvent.FileFound(file(), content()),
                new NamespaceEvent.DirectoryCreated(directory()),
                new NamespaceEvent.DirectoryRenamed(directory(), place()),
                new NamespaceEvent.DirectoryDeleted(directory()),
                new NamespaceEvent.PermissionsChanged(file(), Optional.of(content()), owner(), mode()),
                new NamespaceEvent.PermissionsChanged(directory(), Optional.empty(), owner(), mode()),
                new NamespaceEvent.XattrsChanged(file(), Optional.of(content()), changes()),
                new NamespaceEvent.TimesChanged(directory(), Optional.empty(), time(), time()),
                new NamespaceEvent.LabelsChanged(file(), Optional.of(content()), words(), words()),
                new AccessEvent.FileOpened(file(), content()),
                new AccessEvent.FileRead(file(), content(), random.nextLong(1L << 50), seconds()),
                new AccessEvent.DirectoryListed(directory()),
                new AccessesMissed(random.nextLong(1, 1000)),
                new ChannelEvent.ChannelOpened(channel(), uid(), text(), "http://localhost/api/v1/", seconds()),
                new ChannelEvent.ChannelTimeoutChanged(channel(), uid(), seconds()),
                new ChannelEvent.ChannelClosed(channel(), uid()),
                new ChannelEvent.Subscribed(channel(), uid(), subscription()),
                new ChannelEvent.Unsubscribed(channel(), uid(), subscription()));
    }

    private ChannelId channel() {
        return ChannelId.random(random);
    }

    private Subscription subscription() {
        return new Subscription("inotify", text(), text());
    }

    private Duration seconds() {
        return Duration.ofSeconds(random.nextLong(1, 100_000));
    }

    private int uid() {
        return random.nextInt(1, 100_000);
    }

    private Subject file() {
        return Subject.file(id(), place(), owner(), mode()).labelled(words());
    }

    private Subject directory() {
        return Subject.directory(id(), place(), owner(), mode()).labelled(words());
    }

    private Place place() {
        var path = StoragePath.ROOT;
        for (int depth = random.nextInt(1, 5); depth > 0; depth--) {
            path = path.child(text());
        }
        return new Place(id(), path);
    }

    private Content content() {
        List<Checksum> checksums = new ArrayList<>();
        for (var algorithm : Checksum.Algorithm.values()) {
            if (algorithm == Checksum.Algorithm.ADLER32 || random.nextBoolean()) {
                checksums.add(new Checksum(algorithm, hex(algorithm.bytes())));
            }
        }
        return new Content(
                random.nextLong(1, Long.MAX_VALUE), random.nextLong(1L << 50), checksums, new PoolName("p1"));
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return java.util.HexFormat.of().formatHex(value);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        words().forEach(word -> texts.put(word, text()));
        return texts;
    }

    private Map<String, NamespaceEvent.XattrsChanged.Change> changes() {
        Map<String, NamespaceEvent.XattrsChanged.Change> changes = new HashMap<>();
        changes.put(text(), new NamespaceEvent.XattrsChanged.Change(Optional.empty(), Optional.of(text())));
        changes.put(text(), new NamespaceEvent.XattrsChanged.Change(Optional.of(text()), Optional.empty()));
        return changes;
    }

    private Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(text());
        }
        return words;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private FileId id() {
        return FileId.at(time(), random);
    }

    private Owner owner() {
        return new Owner(random.nextInt(70_000), random.nextInt(70_000));
    }

    private Mode mode() {
        return new Mode(random.nextInt(010000));
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1000L);
    }
}
