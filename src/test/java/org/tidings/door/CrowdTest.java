package org.tidings.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.door.TestSite.ALICE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.StorageEvent;

/// Many clients at once in one small tree, on real threads: whatever order it comes to, everything holds together.
class CrowdTest {
    private static final int CLIENTS = 8;
    private static final int DEEDS = 300;

    private final TestSite site = new TestSite();

    private static String somewhere(RandomGenerator random) {
        return "/data/" + "ab".charAt(random.nextInt(2)) + (random.nextBoolean() ? "/" + random.nextInt(3) : "");
    }

    /// Does this and that; answers with how many files and directories it was told it had written.
    private long deeds(long seed) {
        var random = new Random(seed);
        long written = 0;
        for (int i = 0; i < DEEDS; i++) {
            String from = somewhere(random);
            String to = somewhere(random);
            written += switch (random.nextInt(6)) {
                case 0, 1 -> site.put(ALICE, from, seed + " " + i) instanceof Refusal ? 0 : 1;
                case 2 -> site.mkdir(ALICE, from) instanceof Refusal ? 0 : 1;
                case 3 -> nothingWritten(site.delete(ALICE, from));
                case 4 -> nothingWritten(site.move(ALICE, from, to));
                default -> copied(site.copy(ALICE, from, to));
            };
        }
        return written;
    }

    private static long nothingWritten(Object outcome) {
        assertThat(outcome).as("alice may do anything here").isNotInstanceOf(Refusal.Forbidden.class);
        return 0;
    }

    private static long copied(CopyEntry.Outcome outcome) {
        return switch (outcome) {
            case CopyEntry.Copied copied -> copied.entries();
            case Partly partly -> partly.done();
            case Refusal refusal -> 0;
        };
    }

    private long crowd() throws Exception {
        List<Callable<Long>> clients = new ArrayList<>();
        for (long seed = 0; seed < CLIENTS; seed++) {
            long mine = seed;
            clients.add(() -> deeds(mine));
        }
        long written = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> client : threads.invokeAll(clients)) {
                written += client.get();
            }
        }
        return written;
    }

    @Test
    void everyNameHasItsBytesAndWhatWasAnsweredWasToldOnce() throws Exception {
        site.directory("/data", ALICE, "0755");
        int before = site.events().size();
        long written = crowd();
        assertThat(site.tree()).doesNotContainValue("(its bytes are gone)");
        assertThat(site.keys()).containsAll(site.namedKeys()).noneMatch(site.ground.mint()::isUnderWay);
        List<StorageEvent> events = site.eventsAfter(before);
        assertThat(events.stream().filter(CrowdTest::writes).count()).isEqualTo(written);
        assertGenerationsRise(events);
    }

    private static boolean writes(StorageEvent event) {
        return event instanceof NamespaceEvent.FileCreated
                || event instanceof NamespaceEvent.FileWritten
                || event instanceof NamespaceEvent.DirectoryCreated;
    }

    private static void assertGenerationsRise(List<StorageEvent> events) {
        Map<FileId, Long> last = new HashMap<>();
        for (StorageEvent event : events) {
            if (event instanceof NamespaceEvent.FileWritten written) {
                long generation = written.content().generation();
                assertThat(generation)
                        .isGreaterThan(last.getOrDefault(written.subject().id(), 1L));
                last.put(written.subject().id(), generation);
            }
        }
    }
}
