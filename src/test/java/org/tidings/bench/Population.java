package org.tidings.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.tidings.ledger.Commit;
import org.tidings.ledger.CommitResult.Committed;
import org.tidings.ledger.Guard;
import org.tidings.ledger.Ledger;
import org.tidings.model.Checksum;
import org.tidings.model.Content;
import org.tidings.model.FileId;
import org.tidings.model.Mode;
import org.tidings.model.NamespaceEvent.DirectoryCreated;
import org.tidings.model.NamespaceEvent.FileCreated;
import org.tidings.model.Origin;
import org.tidings.model.Owner;
import org.tidings.model.Place;
import org.tidings.model.PoolName;
import org.tidings.model.StorageEvent;
import org.tidings.model.StoragePath;
import org.tidings.model.Subject;

/// The files of a ledger, in directories of a thousand each, and what one more file costs there.
final class Population {
    static final int FILES_EACH = 1000;
    private static final int FILLING_IN_FLIGHT = 4;
    private static final Owner OWNER = new Owner(1001, 1001);
    private static final Origin ORIGIN = Origin.ofSite("bench");
    private static final Content CONTENT =
            new Content(1, 1024, List.of(new Checksum(Checksum.Algorithm.ADLER32, "0401f8a3")), new PoolName("pool1"));

    private final Ledger ledger;
    private final Random random = new Random(4711);
    private final List<Place> directories = new ArrayList<>();
    private long nextName;

    Population(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Adds whole directories until there are at least this many files.
    void growTo(long files) throws InterruptedException, IOException {
        var flight = new Flight(FILLING_IN_FLIGHT);
        while ((long) directories.size() * FILES_EACH < files) {
            var directory = new Place(FileId.ROOT, new StoragePath("/" + Tick.name(directories.size())));
            FileId id = newId();
            List<StorageEvent> events = new ArrayList<>();
            events.add(new DirectoryCreated(Subject.directory(id, directory, OWNER, new Mode(0755))));
            directories.add(new Place(id, directory.path()));
            for (int file = 0; file < FILES_EACH; file++) {
                events.add(created(inside(directories.getLast())));
            }
            flight.submit(Commit.of(ORIGIN, events));
        }
        flight.land();
    }

    /// Creates one file after the other in directories chosen at random, each by its own durable commit, with so many
    /// commits on their way at a time; how many a second.
    double createsPerSecond(int inFlight, Duration window) throws InterruptedException, IOException {
        var flight = new Flight(inFlight);
        long began = System.nanoTime();
        while (System.nanoTime() - began < window.toNanos()) {
            Place place = inside(directories.get(random.nextInt(directories.size())));
            flight.submit(Commit.of(ORIGIN, List.of(created(place)), new Guard.PathIsFree(place)));
        }
        long files = flight.land();
        return files * 1e9 / (System.nanoTime() - began);
    }

    private Place inside(Place directory) {
        return new Place(directory.parent(), new StoragePath(directory.path() + "/" + Tick.name(nextName++)));
    }

    private FileCreated created(Place place) {
        Instant now = Instant.now();
        return new FileCreated(Subject.file(newId(), place, OWNER, new Mode(0644)), CONTENT, now, Map.of());
    }

    private FileId newId() {
        return FileId.at(Instant.now(), random);
    }

    /// Commits on their way, at most so many.
    private final class Flight {
        private final int most;
        private final Semaphore free;
        private final AtomicLong landed = new AtomicLong();
        private final AtomicLong crashed = new AtomicLong();

        Flight(int most) {
            this.most = most;
            this.free = new Semaphore(most);
        }

        void submit(Commit commit) throws InterruptedException {
            free.acquire();
            ledger.submit(commit).whenComplete((result, broken) -> {
                (result instanceof Committed ? landed : crashed).incrementAndGet();
                free.release();
            });
        }

        /// Waits for all, and says how many were committed.
        long land() throws InterruptedException, IOException {
            free.acquire(most);
            if (crashed.get() > 0) {
                throw new IOException(crashed + " commits were refused or broken");
            }
            return landed.get();
        }
    }
}
