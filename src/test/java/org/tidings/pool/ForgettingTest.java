package org.tidings.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;
import org.tidings.pool.Pool.Key;
import org.tidings.store.TestClock;

class ForgettingTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final MemoryPool pool = new MemoryPool(new PoolName("p1"), 1 << 20, new TestClock());
    private final Forgetting forgetting = new Forgetting(new Pools(List.of(pool), random));
    private final FileId id = FileId.at(Instant.EPOCH, random);
    private final Subject file =
            Subject.file(id, new Place(FileId.ROOT, new StoragePath("/f")), new Owner(1, 1), new Mode(0644));

    private static Content content(long generation) {
        var adler = new Checksum(Checksum.Algorithm.ADLER32, "00000001");
        return new Content(generation, 0, List.of(adler), new PoolName("p1"));
    }

    private Key stored(long generation) {
        var key = new Key(id, generation);
        try (var incoming = pool.receive(key, -1)) {
            incoming.write(ByteBuffer.allocate(3));
            incoming.finish();
        }
        return key;
    }

    private List<StorageEvent> react(StorageEvent event) {
        return forgetting.react(
                new Recorded(new Offset(1), Instant.EPOCH, Optional.empty(), Origin.ofSite("test"), event));
    }

    @Test
    void aDeletedFilesBytesGo() {
        var key = stored(4);
        assertThat(react(new NamespaceEvent.FileDeleted(file, content(4)))).isEmpty();
        assertThat(pool.open(key)).isEmpty();
    }

    @Test
    void theBytesBeforeAnOverwriteGoAndTheNewOnesStay() {
        var before = stored(1);
        var after = stored(2);
        var written = new NamespaceEvent.FileWritten(file, content(2), content(1), Instant.EPOCH);
        react(written);
        react(written);
        assertThat(pool.open(before)).isEmpty();
        assertThat(pool.open(after)).isPresent();
    }

    @Test
    void aRenamedFileKeepsItsBytes() {
        var key = stored(1);
        react(new NamespaceEvent.FileRenamed(file, content(1), new Place(FileId.ROOT, new StoragePath("/old"))));
        assertThat(pool.open(key)).isPresent();
    }

    @Test
    void aMissingDiskHoldsNobodyUp() {
        var key = stored(1);
        pool.breakDown("It is away.");
        assertThat(react(new NamespaceEvent.FileDeleted(file, content(1)))).isEmpty();
        pool.repair();
        assertThat(pool.open(key)).isPresent();
    }
}
