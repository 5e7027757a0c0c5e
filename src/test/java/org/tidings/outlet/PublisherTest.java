package org.tidings.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.newId;
import static org.tidings.store.Facts.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidings.ledger.Line;
import org.tidings.ledger.LogKeeping;
import org.tidings.model.FileId;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.store.memory.MemoryFixture;

/// Whatever goes wrong on the way, an outlet ends with every letter once, in the order of its partition.
class PublisherTest {
    private static final int SEEDS = 500;
    private static final int FILES = 60;
    private static final int STEPS_TO_END = 2000;
    private final MemoryFixture store = new MemoryFixture();
    private final List<List<Letter>> arrived = FrailOutlet.nothing();

    static LongStream seeds() {
        long first = new Random().nextLong();
        return LongStream.range(0, SEEDS).map(i -> first + i);
    }

    /// Two letters of each line, so that a line can be told by half.
    private static List<Letter> twice(Line line) {
        String key = line.heading().subject().hex();
        return List.of(
                new Letter(new Mark(line.offset(), 0), line.at(), key, Map.of(), line.data()),
                new Letter(new Mark(line.offset(), 1), line.at(), key, Map.of(), line.data()));
    }

    private Publisher publisher(Outlet outlet) {
        var ground = new Publisher.Ground(store.ledger(), store.log(), store.clock(), Origin.ofSite("test"));
        return new Publisher("x", ground, PublisherTest::twice, outlet);
    }

    /// Files are made, written over and removed, while publishers come and go.
    private void live(Random random, boolean forgets) {
        Publisher publisher = publisher(new FrailOutlet(arrived, random, forgets));
        for (int i = 0; i < FILES; i++) {
            NamespaceEvent.FileCreated made = fileCreated(newId(), at(FileId.ROOT, "/" + i));
            say(store.ledger(), made);
            if (random.nextBoolean()) {
                say(store.ledger(), new NamespaceEvent.FileDeleted(made.subject(), made.content()));
            }
            publisher.step();
            store.clock().step(Duration.ofMillis(random.nextInt(1500)));
            if (random.nextInt(10) == 0) {
                publisher.retire();
                publisher = publisher(new FrailOutlet(arrived, random, forgets));
            }
        }
        for (int i = 0; i < STEPS_TO_END && publisher.standing().lag() > 0; i++) {
            publisher.step();
            store.clock().step(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyLetterArrivesOnceAndInOrder(long seed) {
        live(new Random(seed), false);

        Set<Mark> marks = new HashSet<>();
        for (List<Letter> partition : arrived) {
            assertThat(partition).extracting(Letter::mark).isSorted().doesNotHaveDuplicates();
            partition.forEach(letter -> marks.add(letter.mark()));
        }
        long lines = store.log().head().value();
        assertThat(marks).hasSize((int) lines * 2);
    }

    @Test
    void anOutletThatDoesNotKnowWhatItHoldsWouldHaveDoubles() {
        long doubled = seeds().filter(this::doubles).count();
        assertThat(doubled).as("seeds of " + SEEDS).isGreaterThan(SEEDS / 2);
    }

    private boolean doubles(long seed) {
        var other = new PublisherTest();
        other.live(new Random(seed), true);
        return other.arrived.stream()
                .anyMatch(letters -> letters.size()
                        > letters.stream().map(Letter::mark).distinct().count());
    }

    @Test
    void whatTheLogHasLostIsCountedAndNotWaitedFor() {
        for (int i = 0; i < 5; i++) {
            say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/" + i)));
        }
        LogKeeping keeping = store.keeping();
        keeping.trim(new Offset(3));
        List<Letter> taken = new ArrayList<>();
        Publisher publisher = publisher(new Plain(taken));
        while (publisher.step()) {
            // until there is nothing left to send
        }
        assertThat(publisher.standing().missed()).isEqualTo(3);
        assertThat(taken).extracting(letter -> letter.mark().offset().value()).containsExactly(4L, 4L, 5L, 5L);
        assertThat(publisher.standing().lag()).isZero();
    }

    @Test
    void anOutletThatIsAwayIsComplainedAboutAndTriedAgain() {
        say(store.ledger(), fileCreated(newId(), at(FileId.ROOT, "/a")));
        var away = new Away();
        Publisher publisher = publisher(away);
        assertThat(publisher.step()).isFalse();
        publisher.step();
        assertThat(away.tries).as("not before a second has passed").isEqualTo(1);
        assertThat(publisher.standing().complaint()).contains("The outlet x is 1 events behind: nobody is there.");
        store.clock().step(Duration.ofSeconds(1));
        away.isBack = true;
        publisher.step();
        assertThat(away.tries).isEqualTo(2);
        assertThat(publisher.standing().complaint()).isEmpty();
        assertThat(publisher.standing().sent()).isEqualTo(2);
    }

    @Test
    void itRemembersHowFarItIsNowAndThen() {
        var names = store.ledger();
        Publisher publisher = publisher(new Plain(new ArrayList<>()));
        say(names, fileCreated(newId(), at(FileId.ROOT, "/a")));
        publisher.step();
        assertThat(names.progressOf("outlet x")).isEqualTo(Offset.ORIGIN);
        store.clock().step(Duration.ofSeconds(1));
        publisher.step();
        assertThat(names.progressOf("outlet x")).isEqualTo(new Offset(1));
    }

    /// Takes everything at once.
    private record Plain(List<Letter> taken) implements Outlet {
        @Override
        public Stock open() {
            return Stock.EMPTY;
        }

        @Override
        public boolean take(Letter letter) {
            return taken.add(letter);
        }

        @Override
        public boolean settle(Duration atMost) {
            return true;
        }

        @Override
        public void close() {}
    }

    /// Not there, until it is back.
    private static final class Away implements Outlet {
        private boolean isBack;
        private int tries;

        @Override
        public Stock open() throws OutletBroken {
            tries++;
            if (!isBack) {
                throw new OutletBroken("nobody is there");
            }
            return Stock.EMPTY;
        }

        @Override
        public boolean take(Letter letter) {
            return true;
        }

        @Override
        public boolean settle(Duration atMost) {
            return true;
        }

        @Override
        public void close() {}
    }
}
