package org.tidings.store.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.tidings.model.FileId;
import org.tidings.namespace.Entry;

/// The entries asked for lately, and the names lately found to be free; bounded by bytes.
///
/// Always what is committed: the committer puts each change here before it answers. A reader that loads
/// while the committer changes the same thing must not put the older value over the newer: each key
/// belongs to a stripe, the committer counts the stripe up before it puts, and a reader's value goes in
/// only if its stripe stands where it stood before loading, checked while the key is locked.
final class HotEntries {
    private static final long MAX_BYTES = 32L << 20;
    private static final int STRIPES = 1 << 12;
    private static final int BYTES_OF_ANY = 400;

    private final Cache<FileId, Optional<Entry>> byId = bounded();
    private final Cache<Name, Optional<Entry>> byName = bounded();
    private final AtomicIntegerArray changes = new AtomicIntegerArray(STRIPES);

    private record Name(FileId directory, String name) {}

    private static <K> Cache<K, Optional<Entry>> bounded() {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(MAX_BYTES / 2)
                .weigher((K key, Optional<Entry> entry) ->
                        entry.map(HotEntries::bytes).orElse(BYTES_OF_ANY / 2))
                .build();
    }

    private static int bytes(Entry entry) {
        int texts = 0;
        for (var xattr : entry.attributes().xattrs().entrySet()) {
            texts += xattr.getKey().length() + xattr.getValue().length();
        }
        return BYTES_OF_ANY + 2 * texts;
    }

    Optional<Entry> find(FileId id, Supplier<Optional<Entry>> loader) {
        return get(byId, id, loader);
    }

    Optional<Entry> child(FileId directory, String name, Supplier<Optional<Entry>> loader) {
        return get(byName, new Name(directory, name), loader);
    }

    private <K> Optional<Entry> get(Cache<K, Optional<Entry>> cache, K key, Supplier<Optional<Entry>> loader) {
        Optional<Entry> known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        int stripe = stripe(key);
        int seen = changes.get(stripe);
        Optional<Entry> loaded = loader.get();
        cache.asMap().compute(key, (k, now) -> now == null && changes.get(stripe) == seen ? loaded : now);
        return loaded;
    }

    /// Shows what a committed draft changed.
    void show(Draft committed) {
        committed.forEachName((directory, name, entry) -> put(byName, new Name(directory, name), entry));
        committed.forEachId((id, entry) -> {
            put(byId, id, entry);
            entry.ifPresent(e -> put(byName, new Name(e.parent(), e.name()), entry));
        });
    }

    private <K> void put(Cache<K, Optional<Entry>> cache, K key, Optional<Entry> entry) {
        changes.incrementAndGet(stripe(key));
        cache.put(key, entry);
    }

    private static int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }

    /// Forgets everything: somebody else has written.
    void clear() {
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            changes.incrementAndGet(stripe);
        }
        byId.invalidateAll();
        byName.invalidateAll();
    }
}
